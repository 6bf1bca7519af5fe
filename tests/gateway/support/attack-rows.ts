// What somebody may try who should not, as a table: what it is, and the status and the code that refuse it.
import type { GatewayOptions } from "../../../pkg/gateway/index.js";
import { AUDIENCE, signedWithPublicKey, TEAM, type Team, team, unsigned } from "./access.ts";
import { type Door, ENDPOINT, sha256, tokenOf } from "./gateway.ts";

export const SHOW = "/v1/huawei/dns/showEndpoint";
export const UNBIND = "/v1/huawei/dns/disassociateEndpointIpaddress";
export const OTHER = "0".repeat(32);

/** What the attacked gateway is made of, beside its accounts and its audit. */
export const options = {
  callers: {
    tokens: { reader: sha256(tokenOf("reader")), writer: sha256(tokenOf("writer")) },
    access: { team: TEAM, audience: AUDIENCE },
  },
  policy: [
    { callers: ["reader"], regions: ["cn-north-4", "ap-guangzhou"] },
    {
      callers: ["writer"],
      operations: ["read", "dns.disassociateEndpointIpaddress"],
      resources: { endpoint_id: [ENDPOINT] },
    },
    { callers: ["access:*@example.com"] },
  ],
  cors: { origins: ["https://console.example"] },
  // Longer than any machine takes for a body.
  limits: { requestBytes: 1000, requestMs: 300_000 },
} satisfies Partial<GatewayOptions>;

/** The same, but that it does not wait for a body. */
export const hasty = { ...options, limits: { ...options.limits, requestMs: 200 } };

/** One try, with what a team of Cloudflare Access would issue. */
type Attempt = (door: Door, people: Team) => Response | Promise<Response>;
export type Row = [name: string, status: number, code: string, attempt: Attempt];

/** What the callers may read. */
export const endpoint = { endpoint_id: ENDPOINT };
const withHeaders =
  (headers: Record<string, string>): Attempt =>
  ({ post }) =>
    post(SHOW, endpoint, { headers });
const withToken = (token: string) => withHeaders({ Authorization: token });
const withJwt =
  (make: (people: Team) => Promise<string>): Attempt =>
  async ({ fetch }, people) =>
    fetch(SHOW, { method: "POST", body: "{}", headers: { "Cf-Access-Jwt-Assertion": await make(people) } });
const to =
  (path: string, params: unknown = endpoint, as = "reader"): Attempt =>
  ({ post }) =>
    post(path, params, { as });
const preflight =
  (origin: string): Attempt =>
  ({ fetch }) =>
    fetch(SHOW, { method: "OPTIONS", headers: { Origin: origin, "Access-Control-Request-Method": "POST" } });

/** A body of which a byte comes now and then. */
function trickle(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      controller.enqueue(new Uint8Array([32]));
    },
  });
}

/** A body that says nothing of its length. */
const stream = (text: string) => new Blob([text]).stream();
const streamed =
  (make: () => ReadableStream): Attempt =>
  ({ post }) =>
    post(SHOW, "", { body: make(), duplex: "half" } as RequestInit);

const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

/** What a hasty gateway refuses. */
export const slow: Row = ["a slow body", 408, "BodyTooSlow", streamed(trickle)];

export const rows: Row[] = [
  // Who calls.
  ["no token", 401, "Unauthenticated", ({ fetch }) => fetch(SHOW, { method: "POST", body: "{}" })],
  ["an empty token", 401, "Unauthenticated", withToken("Bearer ")],
  ["a wrong token", 401, "Unauthenticated", withToken(`Bearer ${tokenOf("nobody")}`)],
  ["the beginning of a token", 401, "Unauthenticated", withToken(`Bearer ${tokenOf("reader").slice(0, -1)}`)],
  ["the hash in place of the token", 401, "Unauthenticated", withToken(`Bearer ${sha256(tokenOf("reader"))}`)],
  ["a token under another scheme", 401, "Unauthenticated", withToken(`Basic ${tokenOf("reader")}`)],
  ["an endless token", 401, "Unauthenticated", withToken(`Bearer ${"A".repeat(10_000)}`)],
  [
    "a token in the query",
    401,
    "Unauthenticated",
    ({ fetch }) => fetch(`${SHOW}?token=${tokenOf("reader")}`, { method: "POST" }),
  ],
  ["an expired JWT", 401, "Unauthenticated", withJwt((people) => people.issue({ exp: inSeconds(-600) }))],
  [
    "a JWT that is good some other time",
    401,
    "Unauthenticated",
    withJwt((people) => people.issue({ nbf: inSeconds(600) })),
  ],
  ["a JWT without an end", 401, "Unauthenticated", withJwt((people) => people.issue({ exp: undefined }))],
  ["a JWT for another audience", 401, "Unauthenticated", withJwt((people) => people.issue({ aud: "another" }))],
  [
    "a JWT of another team",
    401,
    "Unauthenticated",
    withJwt((people) => people.issue({ iss: "https://other.cloudflareaccess.com" })),
  ],
  ["a JWT of a key that the team has not", 401, "Unauthenticated", withJwt(async () => (await team()).issue())],
  ["a JWT that names an unknown key", 401, "Unauthenticated", withJwt((people) => people.issue({}, { kid: "k2" }))],
  ["a JWT with alg none", 401, "Unauthenticated", withJwt(async (people) => unsigned(await people.issue()))],
  [
    "a JWT signed with the public key",
    401,
    "Unauthenticated",
    withJwt(async (people) => signedWithPublicKey(await people.issue(), people)),
  ],
  [
    "a JWT with claims of its own",
    401,
    "Unauthenticated",
    withJwt(async (people) => {
      const [header, , signature] = (await people.issue()).split(".");
      const claims = JSON.stringify({ iss: TEAM, aud: AUDIENCE, email: "root@example.com", exp: inSeconds(600) });
      return [header, Buffer.from(claims).toString("base64url"), signature].join(".");
    }),
  ],
  [
    "a JWT of somebody whom no rule names",
    403,
    "Forbidden",
    withJwt((people) => people.issue({ email: "eve@example.org" })),
  ],
  [
    "an address that only ends in the right one",
    403,
    "Forbidden",
    withJwt((people) => people.issue({ email: "eve@example.com.example.org" })),
  ],

  // What is done.
  ["an operation that is not allowed", 403, "Forbidden", to(UNBIND, { ...endpoint, ipaddress_id: OTHER })],
  ["the same by the provider's name", 403, "Forbidden", to("/v1/huawei/dns/DisassociateEndpointIpaddress", endpoint)],
  ["an operation that is not allowed, prepared", 403, "Forbidden", to(`${UNBIND}/prepare`, endpoint)],
  ["an operation that gives keys", 404, "UnknownOperation", to("/v1/huawei/iam/createTemporaryAccessKeyByAgency", {})],
  [
    "an operation that gives tokens",
    404,
    "UnknownOperation",
    to("/v1/huawei/iam/keystoneCreateUserTokenByPassword", {}),
  ],
  ["an operation that there is not", 404, "UnknownOperation", to("/v1/huawei/dns/constructor")],
  ["a service that there is not", 404, "UnknownOperation", to("/v1/huawei/__proto__/showEndpoint")],
  ["the operation of another cloud", 404, "UnknownOperation", to("/v1/tencent/dns/showEndpoint")],
  ["a cloud that there is not", 404, "NotFound", to("/v1/aws/dns/showEndpoint")],
  ["a path that climbs", 404, "NotFound", to("/v1/huawei/dns/..%2f..%2fshowEndpoint/x/y")],
  ["a service that climbs", 404, "UnknownOperation", to("/v1/huawei/dns%2f..%2fdns/showEndpoint")],
  ["a region that is not allowed", 403, "Forbidden", to(`${SHOW}?region=cn-east-3`)],
  ["a region that is not served", 403, "Forbidden", to(`${SHOW}?region=cn-south-1`)],
  ["an account that there is not", 403, "Forbidden", to(`${SHOW}?account=__proto__`)],
  ["the account of another cloud", 403, "Forbidden", to(`${SHOW}?account=tc`)],
  ["another project of the account", 403, "Forbidden", to("/v1/huawei/apig/listInstancesV2", { project_id: OTHER })],

  // To what.
  [
    "a resource that is not allowed",
    403,
    "Forbidden",
    to(UNBIND, { endpoint_id: OTHER, ipaddress_id: OTHER }, "writer"),
  ],
  ["no resource where one is asked for", 403, "Forbidden", to(UNBIND, { ipaddress_id: OTHER }, "writer")],
  [
    "an allowed resource beside another one",
    403,
    "Forbidden",
    to(UNBIND, { endpoint_id: [ENDPOINT, OTHER] }, "writer"),
  ],
  [
    "an allowed resource in the wrong place",
    403,
    "Forbidden",
    to(UNBIND, { endpoint_id: OTHER, x: endpoint }, "writer"),
  ],
  [
    "a resource that comes twice",
    403,
    "Forbidden",
    to(UNBIND, `{"endpoint_id":"${ENDPOINT}","endpoint_id":"${OTHER}"}`, "writer"),
  ],
  ["a resource in other case", 403, "Forbidden", to(UNBIND, { Endpoint_id: ENDPOINT }, "writer")],
  ["a resource in a prototype", 403, "Forbidden", to(UNBIND, `{"__proto__":{"endpoint_id":"${OTHER}"}}`, "writer")],
  [
    "a path in an id that is allowed",
    403,
    "Forbidden",
    to(UNBIND, { endpoint_id: `${ENDPOINT}/../${OTHER}` }, "writer"),
  ],
  ["an escape in an id that is allowed", 403, "Forbidden", to(UNBIND, { endpoint_id: `${ENDPOINT}%2f..` }, "writer")],
  [
    "a line break behind an id that is allowed",
    403,
    "Forbidden",
    to(UNBIND, { endpoint_id: `${ENDPOINT}\n` }, "writer"),
  ],
  ["an id that is a path, where all ids are allowed", 400, "InvalidInput", to(SHOW, { endpoint_id: ".." })],

  // Where it would go.
  ["a host in the query", 400, "Malformed", to(`${SHOW}?endpoint=https://evil.example`)],
  ["a host among the parameters", 400, "InvalidInput", to(SHOW, { ...endpoint, endpoint: "https://evil.example" })],
  ["a host in the region", 403, "Forbidden", to(`${SHOW}?region=evil.example/`)],
  ["a header in the region", 403, "Forbidden", to(`${SHOW}?region=cn-north-4%0d%0aX-Evil:%201`)],
  ["a header among the parameters", 400, "InvalidInput", to(SHOW, { ...endpoint, "X-Evil\r\nHost": "evil.example" })],
  ["a parameter for fetch", 400, "InvalidInput", to(SHOW, { ...endpoint, allowUnknown: true })],

  // How much, and how.
  ["a long body", 413, "BodyTooLong", to(SHOW, { ...endpoint, x: "x".repeat(1000) })],
  ["a long body of untold length", 413, "BodyTooLong", streamed(() => stream("x".repeat(5000)))],
  ["no JSON", 400, "Malformed", to(SHOW, "endpoint_id=1")],
  ["a list in place of parameters", 400, "InvalidInput", to(SHOW, [endpoint])],
  ["deep nesting", 400, "InvalidInput", to(SHOW, `{"endpoint_id":${"[".repeat(400)}${"]".repeat(400)}}`)],
  [
    "another method",
    404,
    "NotFound",
    ({ fetch }) =>
      fetch(SHOW, { method: "PUT", body: "{}", headers: { Authorization: `Bearer ${tokenOf("reader")}` } }),
  ],

  // From where.
  ["the preflight of another origin", 403, "ForeignOrigin", preflight("https://evil.example")],
  [
    "the preflight of an origin that begins alike",
    403,
    "ForeignOrigin",
    preflight("https://console.example.evil.example"),
  ],
  ["the preflight of the same host without TLS", 403, "ForeignOrigin", preflight("http://console.example")],
  ["the preflight of no origin", 403, "ForeignOrigin", preflight("null")],
  ["a call from another origin", 403, "ForeignOrigin", withHeaders({ Origin: "https://evil.example" })],
];
