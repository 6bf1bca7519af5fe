// Requests that DNS refuses: by their form, and by what is there already.
import { coded, huawei, NO_UUID, NOWHERE, plain, SUBNET, type WrongRequest } from "./row.ts";

const ENDPOINT = "/v2.1/endpoints/ff80808169bf16c70169bf1d02270000";
const OUTBOUND = "/v2.1/endpoints/ff80808169c4a3b80169c4d0f5b50003";
const OTHER_SUBNET = "7b0f5c2e-62a6-4f0c-9d0b-0c7d3a1b5e42";

const bind = (ipaddress: unknown, endpoint = ENDPOINT) =>
  huawei("dns", "POST", `${endpoint}/ipaddresses`, { ipaddress });
const unbind = (id: string, endpoint = ENDPOINT) => huawei("dns", "DELETE", `${endpoint}/ipaddresses/${id}`);
const settle = plain("https://emulator.test/_emulator/clock", { method: "POST", body: '{"advanceMs":2000}' });

const BIND_PAGE = "the page of AssociateEndpointIpaddress";
const DNS_CODES = "the page Error Codes of the DNS API reference";

export const dns: WrongRequest[] = [
  {
    rule: "the body is JSON",
    source: `${DNS_CODES}, DNS.0002`,
    send: huawei("dns", "POST", `${ENDPOINT}/ipaddresses`, "{"),
    status: 400,
    body: coded("DNS.0002", "body: must be JSON"),
  },
  {
    rule: "a mandatory parameter is there",
    source: `${BIND_PAGE}, subnet_id`,
    send: bind({ ip: "192.168.0.9" }),
    status: 400,
    body: coded("DNS.0002", "ipaddress.subnet_id: is required"),
  },
  {
    rule: "a parameter is the page's",
    source: `${BIND_PAGE}, table 3`,
    send: bind({ subnet_id: SUBNET, port: 53 }),
    status: 400,
    body: coded("DNS.0002", "ipaddress.port: is not a parameter"),
  },
  {
    rule: "a parameter has its type",
    source: `${BIND_PAGE}, table 3`,
    send: bind({ subnet_id: SUBNET, ip: 7 }),
    status: 400,
    body: coded("DNS.0002", "ipaddress.ip: must be a string"),
  },
  {
    rule: "a query parameter has its type",
    source: "huawei.md A.1, ListEndpoints",
    send: huawei("dns", "GET", "/v2.1/endpoints?direction=inbound&limit=x"),
    status: 400,
    body: coded("DNS.0006"),
  },
  {
    rule: "a query parameter is the operation's",
    source: "huawei.md A.1, ListEndpoints",
    send: huawei("dns", "GET", "/v2.1/endpoints?color=red&direction=inbound"),
    status: 400,
    body: coded("DNS.0002", "color"),
  },
  {
    rule: "a page has at most 500 entries",
    source: "huawei.md A.1, ListEndpoints",
    send: huawei("dns", "GET", "/v2.1/endpoints?direction=inbound&limit=501"),
    status: 400,
    body: coded("DNS.0006"),
  },
  {
    rule: "the endpoint exists",
    source: `${DNS_CODES}, DNS.1510`,
    send: bind({ subnet_id: SUBNET }, `/v2.1/endpoints/${NOWHERE}`),
    status: 404,
    body: coded("DNS.1510"),
  },
  {
    rule: "the address of an endpoint exists",
    source: `${DNS_CODES}, DNS.1511`,
    send: unbind(NOWHERE),
    status: 404,
    body: coded("DNS.1511"),
  },
  {
    rule: "the subnet exists",
    source: `${DNS_CODES}, DNS.1502`,
    send: bind({ subnet_id: NO_UUID }),
    status: 400,
    body: coded("DNS.1502", "ipaddress.subnet_id"),
  },
  {
    rule: "the subnet is of the endpoint's VPC",
    source: `${DNS_CODES}, DNS.1508`,
    send: bind({ subnet_id: OTHER_SUBNET }),
    status: 400,
    body: coded("DNS.1508", "ipaddress.subnet_id"),
  },
  {
    rule: "an address lies in its subnet",
    source: `${DNS_CODES}, DNS.1505`,
    send: bind({ subnet_id: SUBNET, ip: "10.0.0.9" }),
    status: 400,
    body: coded("DNS.1505", "10.0.0.9"),
  },
  {
    rule: "an address is none that the subnet keeps",
    source: `${DNS_CODES}, DNS.1516`,
    send: bind({ subnet_id: SUBNET, ip: "192.168.0.255" }),
    status: 400,
    body: coded("DNS.1516", "192.168.0.255"),
  },
  {
    rule: "an address is free",
    source: `${DNS_CODES}, DNS.1507`,
    send: bind({ subnet_id: SUBNET, ip: "192.168.0.31" }),
    status: 400,
    body: coded("DNS.1507", "192.168.0.31"),
  },
  {
    rule: "an endpoint has at least two addresses",
    source: `huawei.md 3.1, traps; ${DNS_CODES}, DNS.1514`,
    send: unbind("ff80808169c4a3b80169c4d0f5b50004", OUTBOUND),
    status: 400,
    body: coded("DNS.1514"),
  },
  {
    rule: "an endpoint has at most six addresses",
    source: `huawei.md 3.1, traps; ${DNS_CODES}, DNS.1514`,
    before: [
      bind({ subnet_id: SUBNET }),
      settle,
      bind({ subnet_id: SUBNET }),
      settle,
      bind({ subnet_id: SUBNET }),
      settle,
    ],
    send: bind({ subnet_id: SUBNET }, ENDPOINT),
    status: 400,
    body: coded("DNS.1514"),
  },
  {
    rule: "an endpoint takes one change at a time",
    source: `huawei.md 3.1, trap 5; ${DNS_CODES}, DNS.0021`,
    before: [bind({ subnet_id: SUBNET })],
    send: unbind("ff80808169bf16c70169bf1d02270001"),
    status: 409,
    body: coded("DNS.0021"),
  },
];
