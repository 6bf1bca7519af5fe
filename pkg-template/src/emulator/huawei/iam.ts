// IAM: the look-up of a project by the name of its region (huawei.md 2.4).
import { keystoneRefusal } from "./errors.ts";
import type { HuaweiService } from "./service.ts";

export const iam: HuaweiService = {
  operations: {
    KeystoneListProjects(world, { params, origin, success }) {
      const query = params as {
        domain_id?: string;
        name?: string;
        parent_id?: string;
        enabled?: boolean;
        is_domain?: boolean;
        page?: number;
        per_page?: number;
      };
      const { domainId, projects } = world.state.huawei;
      const link = (path: string) => ({ self: `${origin}${path}`, previous: null, next: null });
      const found = projects
        .filter(({ name }) => query.name === undefined || name === query.name)
        // Every project of the emulator is an enabled child of the account.
        .filter(() => (query.domain_id ?? domainId) === domainId && (query.parent_id ?? domainId) === domainId)
        .filter(() => query.enabled !== false && query.is_domain !== true);
      const { page = 1, per_page = 5000 } = query;
      if (page < 1 || per_page < 1) throw keystoneRefusal(400, "Bad Request", "page and per_page must be positive");
      const shown = found.slice((page - 1) * per_page, page * per_page);
      return {
        status: success,
        body: {
          links: link("/v3/projects"),
          projects: shown.map(({ id, name }) => ({
            id,
            name,
            domain_id: domainId,
            parent_id: domainId,
            is_domain: false,
            enabled: true,
            description: "",
            links: link(`/v3/projects/${id}`),
          })),
        },
      };
    },
  },

  badInput: (problem) => keystoneRefusal(400, "Bad Request", problem.message),
};
