// The attacks on a gateway, in whichever runtime it is: each is refused, with nothing sent to a cloud and no key asked for.
import { describe, expect, test } from "vitest";
import type { AuditLine } from "../../../pkg/gateway/index.js";
import type { Team } from "./access.ts";
import { endpoint, hasty, OTHER, type options, type Row, rows, SHOW, slow, UNBIND } from "./attack-rows.ts";
import { type Door, PROJECT, tokenOf } from "./gateway.ts";

/** A gateway with a look at everything that happens. */
export interface Target extends Door {
  /** The lines of its audit. */
  lines: AuditLine[];
  /** The requests that went to the clouds. */
  sent: Pick<Request, "url" | "headers">[];
  /** How often keys were asked for. */
  keysAsked: () => number;
}

/** Tries everything; `fresh` gives the gateway as if nothing had been tried before, the usual one or the hasty one. */
export function attacks(people: Team, fresh: (given?: typeof options) => Target): void {
  async function refuses(target: Target, [, status, code, attempt]: Row): Promise<void> {
    const response = await attempt(target, people);
    const text = await response.text();
    const { error } = JSON.parse(text);
    expect([response.status, error.code.replace("Gateway.", "")], text).toEqual([status, code]);
    expect(error).toMatchObject({ kind: expect.any(String), message: expect.any(String), attempts: 0 });
    expect(response.headers.get("Access-Control-Allow-Origin")).toBeNull();
    // Pages that may not call are turned away before anything else; all others leave a line, perhaps after the answer.
    const lines = code === "ForeignOrigin" ? [] : [{ outcome: "refused", status, code: error.code }];
    await expect.poll(() => target.lines).toMatchObject(lines);
    expect(target.sent).toEqual([]);
    expect(target.keysAsked()).toBe(0);
    for (const id of ["reader", "writer", "nobody"])
      expect(text + JSON.stringify(target.lines)).not.toContain(tokenOf(id));
  }

  describe("refused, with nothing sent and no key asked for", () => {
    test.each(rows)("%s", (...row) => refuses(fresh(), row));
    test(slow[0], () => refuses(fresh(hasty), slow));
  });

  test("what is not tried in these is allowed", async () => {
    const made = fresh();
    const answers = [
      await made.post(SHOW, endpoint),
      await made.post(SHOW, endpoint, { as: "writer" }),
      await made.fetch(SHOW, {
        method: "POST",
        body: JSON.stringify(endpoint),
        headers: { "Cf-Access-Jwt-Assertion": await people.issue() },
      }),
      await made.post("/v1/huawei/apig/listInstancesV2", { project_id: PROJECT }),
      await made.post(UNBIND, { ...endpoint, ipaddress_id: OTHER }, { as: "writer" }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 404]);
    expect(new Set(made.sent.map(({ url }) => new URL(url).host))).toEqual(
      new Set(["dns.cn-north-4.myhuaweicloud.com", "apig.cn-north-4.myhuaweicloud.com"]),
    );
  });

  test("headers of the caller do not reach a cloud", async () => {
    const { post, sent } = fresh();
    const headers = {
      "X-Forwarded-Host": "evil.example",
      "X-Auth-Token": "evil",
      "X-Project-Id": OTHER,
      Cookie: "evil=1",
      "X-Evil": "1",
    };
    expect((await post(SHOW, endpoint, { headers })).status).toBe(200);
    const [request] = sent;
    expect(new URL(request?.url ?? "").host).toBe("dns.cn-north-4.myhuaweicloud.com");
    expect([...(request?.headers ?? [])].filter(([, value]) => /evil|^0{32}$|^1$/.test(value))).toEqual([]);
  });
}
