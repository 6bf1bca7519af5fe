// IAM: tokens, temporary keys, and the look-up of a project by the name of its region (huawei.md 2.2 to 2.4).
import { keystoneTime } from "../clock.ts";
import type { Reply } from "../reply.ts";
import type { Token } from "../state.ts";
import type { Table } from "../table.ts";
import type { World } from "../world.ts";
import { badRequest, iamRefusal, notFound, shaped, styled, styleOf, unauthorized } from "./iam-errors.ts";
import type { HuaweiCall, HuaweiService } from "./service.ts";
import { isOver } from "./verify.ts";

const TOKEN_MS = 24 * 60 * 60 * 1000;
/** A token is kilobytes long. */
const TOKEN_REPEATS = 64;
const SECONDS = { least: 900, most: 86_400 };

interface Named {
  id?: string;
  name?: string;
}

interface Assumed {
  agency_name: string;
  domain_id?: string;
  domain_name?: string;
  duration_seconds?: number;
}

interface Auth {
  identity: {
    methods: string[];
    password?: { user: { name: string; password: string; domain: { name: string } } };
    assume_role?: Assumed;
    token?: { duration_seconds?: number };
  };
  scope?: { project?: Named; domain?: Named };
}

const authOf = ({ body }: HuaweiCall): Auth => body.auth as Auth;

/** Which operation a body is for, where several share a path. */
const OPERATIONS: Record<string, string[]> = {
  password: ["KeystoneCreateUserTokenByPassword"],
  assume_role: ["KeystoneCreateAgencyToken", "CreateTemporaryAccessKeyByAgency"],
  token: ["CreateTemporaryAccessKeyByToken"],
};

export const iam: HuaweiService = {
  operations: {
    ...styled("v3", {
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
        if (page < 1 || per_page < 1) throw badRequest("page and per_page must be positive");
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

      KeystoneListAuthDomains(world, { origin, success }) {
        const { domainId: id, domainName: name } = world.state.huawei;
        const self = `${origin}/v3/auth/domains`;
        const domain = { id, name, enabled: true, description: "", links: { self: `${origin}/v3/domains/${id}` } };
        return { status: success, body: { domains: [domain], links: { self } } };
      },

      KeystoneCreateUserTokenByPassword(world, call) {
        const { identity, scope } = authOf(call);
        if (!identity.password || !isOnly(identity.methods, "password")) throw badRequest("methods must be [password]");
        const { name, password, domain } = identity.password.user;
        const user = world.state.credentials.huawei.users.find((entry) => entry.name === name);
        if (!user || (user.password !== password && !call.isKnown) || domain.name !== world.state.huawei.domainName) {
          throw unauthorized("The username or password is wrong.");
        }
        return issueToken(world, call, { userId: user.id, agency: null, projectId: scopeOf(world, scope) });
      },

      KeystoneCreateAgencyToken(world, call) {
        const { identity, scope } = authOf(call);
        const agency = agencyOf(world, identity.assume_role);
        const userId = call.caller.token?.userId ?? null;
        return issueToken(world, call, { userId, agency: agency.name, projectId: scopeOf(world, scope) });
      },

      KeystoneValidateToken(world, call) {
        const subject = call.params["X-Subject-Token"];
        const token = world.state.credentials.huawei.tokens.get(subject);
        if (!token || isOver(token, call.now)) throw notFound("The token could not be found.");
        return showToken(world, call, token);
      },
    }),
    ...styled("v3.0", {
      CreateTemporaryAccessKeyByToken(world, call) {
        const { methods, token } = authOf(call).identity;
        if (!isOnly(methods, "token")) throw badRequest("methods must be [token]");
        return issueKeys(world, call, token?.duration_seconds);
      },

      CreateTemporaryAccessKeyByAgency(world, call) {
        const { assume_role } = authOf(call).identity;
        agencyOf(world, assume_role);
        return issueKeys(world, call, assume_role?.duration_seconds);
      },
    }),
  },

  choose: (body) => OPERATIONS[(body as { auth?: Auth } | null)?.auth?.identity?.methods?.[0] ?? ""] ?? [],

  refusal: iamRefusal,
  badInput: (problem, { http }) => shaped(styleOf(http.path), badRequest(problem.message)),
};

/** Where tokens are asked for by password, without any key. */
export const TOKENS_PATH = "/v3/auth/tokens";

/** The account in whose name a token is asked for by password. */
export const domainNameOf = (body: unknown): string | undefined =>
  (body as { auth?: Auth } | null | undefined)?.auth?.identity?.password?.user?.domain?.name;

const isOnly = (methods: string[], method: string): boolean => methods.length === 1 && methods[0] === method;

/** The project of a scope: a project or the account by id or by name, and not both. */
function scopeOf({ state: { huawei } }: World, { project, domain }: NonNullable<Auth["scope"]> = {}): string | null {
  if (project && domain) throw badRequest("scope takes a project or a domain, not both");
  if (domain) {
    const isOwn = domain.id === undefined ? domain.name === huawei.domainName : domain.id === huawei.domainId;
    if (!isOwn) throw unauthorized("The domain of the scope is not the caller's.");
  }
  if (!project) return null;
  const found = huawei.projects.find(({ id, name }) =>
    project.id === undefined ? name === project.name : id === project.id,
  );
  if (!found) throw unauthorized("The project of the scope does not exist, or is not the caller's.");
  return found.id;
}

function agencyOf({ state }: World, assumed: Assumed | undefined) {
  if (!assumed) throw badRequest("assume_role is required");
  const { agency_name, domain_id, domain_name } = assumed;
  if (domain_id === undefined && domain_name === undefined) throw badRequest("domain_id or domain_name is required");
  const agency = state.huawei.agencies.find(
    ({ name, domainId, domainName }) =>
      name === agency_name && (domain_id ?? domainId) === domainId && (domain_name ?? domainName) === domainName,
  );
  if (!agency) throw notFound(`Could not find agency: ${agency_name}.`);
  return agency;
}

function issueToken(world: World, call: HuaweiCall, holder: Pick<Token, "userId" | "agency" | "projectId">): Reply {
  const { now } = call;
  const { tokens } = world.state.credentials.huawei;
  const text = world.ids.next((digits) => `MII${digits.repeat(TOKEN_REPEATS)}`, tokens);
  const token: Token = { token: text, issuedAt: now, expiresAt: now + TOKEN_MS, ...holder };
  keep(tokens, token, now);
  return showToken(world, call, token);
}

/** One more, in the place of those that are over. */
function keep<T extends object>(entries: Table<T>, entry: T, now: number): void {
  for (const over of entries.due(now)) entries.remove(over);
  entries.add(entry);
}

/** A token's description; the token itself travels in a header. */
function showToken(world: World, { params, success, now }: HuaweiCall, token: Token): Reply {
  const { domainId, domainName, agencies, projects } = world.state.huawei;
  const own = { id: domainId, name: domainName };
  const user = world.state.credentials.huawei.users.find(({ id }) => id === token.userId);
  const holder = { id: user?.id ?? "", name: user?.name ?? "", domain: own, password_expires_at: "" };
  const agency = agencies.find(({ name }) => name === token.agency);
  // An agency's token is of the account that created the agency, and tells who assumed it.
  const domain = agency ? { id: agency.domainId, name: agency.domainName } : own;
  const project = projects.find(({ id }) => id === token.projectId);
  return {
    status: success,
    headers: { "x-subject-token": token.token },
    body: {
      token: {
        methods: [agency ? "assume_role" : "password"],
        issued_at: keystoneTime(token.issuedAt ?? now),
        expires_at: keystoneTime(token.expiresAt ?? now + TOKEN_MS),
        ...(project ? { project: { id: project.id, name: project.name, domain } } : { domain }),
        roles: [{ id: "0", name: "te_admin" }],
        ...(agency
          ? {
              user: { id: agency.domainId, name: `${agency.domainName}/${agency.name}`, domain },
              assumed_by: { user: holder },
            }
          : { user: holder }),
        // "Any non-empty text leaves the catalogue out" (huawei.md 2.2).
        ...(!params.nocatalog && { catalog: [] }),
      },
    },
  };
}

function issueKeys(world: World, { now, success }: HuaweiCall, seconds = SECONDS.least): Reply {
  if (seconds < SECONDS.least || seconds > SECONDS.most) {
    throw badRequest(`duration_seconds must be ${SECONDS.least} to ${SECONDS.most}`);
  }
  const { accessKeys } = world.state.credentials.huawei;
  const accessKeyId = world.ids.next((digits) => `HST${digits.slice(0, 17).toUpperCase()}`, accessKeys);
  const [secret, securitytoken] = [world.ids.hex32(), world.ids.hex32()];
  const key = {
    accessKeyId,
    secretAccessKey: `${secret}${securitytoken.slice(0, 8)}`,
    securityToken: securitytoken.repeat(TOKEN_REPEATS),
    expiresAt: now + seconds * 1000,
  };
  keep(accessKeys, key, now);
  return {
    status: success,
    body: {
      credential: {
        access: key.accessKeyId,
        secret: key.secretAccessKey,
        securitytoken: key.securityToken,
        expires_at: keystoneTime(key.expiresAt),
      },
    },
  };
}
