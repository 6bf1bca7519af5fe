// Requests that a service of Huawei Cloud refuses: by their form, and by what is there already.
import {
  apig,
  coded,
  gateway,
  huawei,
  keystone,
  neutron,
  plain,
  projectPath,
  type WrongRequest,
  workspace,
} from "./row.ts";

const ENDPOINT = "/v2.1/endpoints/ff80808169bf16c70169bf1d02270000";
const OUTBOUND = "/v2.1/endpoints/ff80808169c4a3b80169c4d0f5b50003";
const SUBNET = "3ee6107e-4188-4c4d-b453-80d6b9a147d5";
const OTHER_SUBNET = "7b0f5c2e-62a6-4f0c-9d0b-0c7d3a1b5e42";
const NOWHERE = "0".repeat(32);
const NO_UUID = "00000000-0000-0000-0000-000000000000";

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

const NLB = "6a7d71827fd54572b1f31aa9548fcc81";
const NOT_NLB = "a0e1c3b5d7f94826b1a2c3d4e5f60718";
const ELB = "85392b45-685c-4f77-b19a-14ad875b8190";
const change = (verb: "register" | "unregister", elb: unknown, gatewayId = NLB) =>
  huawei("apig", "PUT", projectPath("v2", `apigw/instances/${gatewayId}/ingress-${verb}`), { elbs: [elb] });
const unregister = (ip: string, gatewayId = NLB, elb_id = ELB) =>
  change("unregister", { elb_id, public_ips: [{ type: "v4", ip }] }, gatewayId);
const wrongParameter = (rule: string, source: string, send: WrongRequest["send"], name: string): WrongRequest => ({
  rule,
  source,
  send,
  status: 400,
  body: apig("APIC.7211", `parameter name[${name}]`),
});
const INGRESS_PAGE = "the page of UnregisterIngressIps";

export const apiGateway: WrongRequest[] = [
  wrongParameter("a mandatory parameter is there", `${INGRESS_PAGE}, table 3`, change("unregister", {}), "elb_id"),
  wrongParameter(
    "a parameter is the page's",
    `${INGRESS_PAGE}, table 3`,
    change("unregister", { elb_id: ELB, port: 1 }),
    "port",
  ),
  wrongParameter("an address is an address", `${INGRESS_PAGE}, table 4`, unregister("xxx.xxx.xxx.xxx"), "ip"),
  wrongParameter(
    "the load balancer is the gateway's",
    `${INGRESS_PAGE}, status 400`,
    unregister("203.0.113.10", NLB, NO_UUID),
    "elb_id",
  ),
  wrongParameter("an address that goes is registered", `${INGRESS_PAGE}, status 400`, unregister("203.0.113.99"), "ip"),
  wrongParameter(
    "an address that comes is not registered",
    `${INGRESS_PAGE}, status 400`,
    change("register", { elb_id: ELB, public_ips: [{ type: "v4", ip: "203.0.113.10" }] }),
    "ip",
  ),
  {
    rule: "the gateway is of the NLB series",
    source: `${INGRESS_PAGE}, Function; the page Error Codes of the API Gateway reference, APIC.7242`,
    send: unregister("203.0.113.10", NOT_NLB),
    status: 400,
    body: apig("APIC.7242"),
  },
  {
    rule: "the gateway exists",
    source: `${INGRESS_PAGE}, status 404`,
    send: unregister("203.0.113.10", NOWHERE),
    status: 404,
    body: apig("APIC.7302", "Instance not found"),
  },
];

const EIPS = projectPath("v2", "eips");
const DESKTOP = "90f05916-bc71-4e26-a534-d036188d96e3";
const FREE_DESKTOP = "b1e7a940-3c58-4f2d-8a06-7d9c5e4f1b22";
const DESKTOP_EIP = "0a2f6c1b-8d3e-4f57-a9c4-6e1b7d5f2a01";
const FREE_DESKTOP_EIP = "0a2f6c1b-8d3e-4f57-a9c4-6e1b7d5f2a03";
const bindDesktop = (desktop_id: string, eip_id: unknown) =>
  huawei("workspace", "POST", `${EIPS}/binding`, { desktop_id, eip_id });
const unbindDesktops = (body: object) => huawei("workspace", "POST", `${EIPS}/unbinding`, body);
const EIP_PAGE = "the page of BatchDisassociateDesktopsEip";
const WORKSPACE_CODES = "the page Workspace Error Codes";

export const desktops: WrongRequest[] = [
  {
    rule: "unbinding names the desktops",
    source: `huawei.md 3.3; ${WORKSPACE_CODES}, WKS.0001`,
    send: unbindDesktops({}),
    status: 400,
    body: workspace("WKS.0001", "desktop_ids"),
  },
  {
    rule: "at most a hundred desktops in a call",
    source: `${EIP_PAGE}, table 2`,
    send: unbindDesktops({ desktop_ids: Array(101).fill(DESKTOP) }),
    status: 400,
    body: workspace("WKS.0001", "desktop_ids"),
  },
  {
    rule: "a parameter has its type",
    source: `${WORKSPACE_CODES}, WKS.0001`,
    send: bindDesktop(FREE_DESKTOP, 7),
    status: 400,
    body: workspace("WKS.0001", "eip_id"),
  },
  {
    rule: "the desktop exists",
    source: "huawei.md 3.3, Seen codes",
    send: bindDesktop("nowhere", FREE_DESKTOP_EIP),
    status: 404,
    body: workspace("WKS.0202", "nowhere"),
  },
  {
    rule: "the EIP exists",
    source: "huawei.md 3.3, Seen codes",
    send: bindDesktop(FREE_DESKTOP, "nothing"),
    status: 404,
    body: workspace("WKS.0202", "nothing"),
  },
  {
    rule: "an EIP is bound to one desktop",
    source: `huawei.md 3.3; ${WORKSPACE_CODES}, WKS.0001`,
    send: bindDesktop(FREE_DESKTOP, DESKTOP_EIP),
    status: 400,
    body: workspace("WKS.0001", DESKTOP_EIP),
  },
  {
    rule: "a desktop has one EIP",
    source: `huawei.md 3.3; ${WORKSPACE_CODES}, WKS.0001`,
    send: bindDesktop(DESKTOP, FREE_DESKTOP_EIP),
    status: 400,
    body: workspace("WKS.0001", DESKTOP),
  },
];

const V1 = projectPath("v1", "publicips");
const BOUND = "2ec9b78d-9368-46f3-8f29-d1a95622a510";
const FREE = "2ec9b78d-9368-46f3-8f29-d1a95622a511";
const PORT = "d9f5a3c1-6b2e-4a7f-8c0d-1e4f5a6b7c10";
const SPARE_PORT = "d9f5a3c1-6b2e-4a7f-8c0d-1e4f5a6b7c11";
const update = (id: string, port_id: unknown) => huawei("vpc", "PUT", `${V1}/${id}`, { publicip: { port_id } });
const EIP_CODES = "the page Error Codes of the EIP API reference";

export const publicIps: WrongRequest[] = [
  {
    rule: "a parameter has its type",
    source: `${EIP_CODES}, VPC.0501`,
    send: update(FREE, 7),
    status: 400,
    body: coded("VPC.0501", "port_id"),
  },
  {
    rule: "the public IP exists",
    source: `${EIP_CODES}, VPC.0504`,
    send: huawei("vpc", "DELETE", `${V1}/${NO_UUID}`),
    status: 404,
    body: coded("VPC.0504"),
  },
  {
    rule: "the port exists",
    source: `${EIP_CODES}, VPC.0508`,
    send: update(FREE, NO_UUID),
    status: 500,
    body: coded("VPC.0508"),
  },
  {
    rule: "the port exists, as Neutron says it",
    source: "huawei.md 5.1, Neutron",
    send: huawei("vpc", "PUT", `/v2.0/floatingips/${FREE}`, { floatingip: { port_id: NO_UUID } }),
    status: 404,
    body: neutron("PortNotFound", NO_UUID),
  },
  {
    rule: "a public IP is bound to one thing",
    source: `${EIP_CODES}, VPC.0510`,
    send: update(BOUND, SPARE_PORT),
    status: 409,
    body: coded("VPC.0510"),
  },
  {
    rule: "a port has one public IP",
    source: `${EIP_CODES}, VPC.0511`,
    send: update(FREE, PORT),
    status: 409,
    body: coded("VPC.0511"),
  },
  {
    rule: "a bound public IP stays",
    source: `${EIP_CODES}, VPC.0517`,
    send: huawei("vpc", "DELETE", `${V1}/${BOUND}`),
    status: 409,
    body: coded("VPC.0517"),
  },
  {
    rule: "a public IP takes one change at a time",
    source: `${EIP_CODES}, VPC.0512`,
    before: [update(BOUND, "")],
    send: update(BOUND, SPARE_PORT),
    status: 409,
    body: coded("VPC.0512"),
  },
  {
    rule: "the public IP exists, as EIP v3 says it",
    source: "huawei.md 5.1, EIP v3",
    send: huawei("vpc", "GET", projectPath("v3", `eip/publicips/${NO_UUID}`)),
    status: 404,
    body: gateway("VPC.0504"),
  },
];

const PORTS = projectPath("v1", "ports");
const createPort = (port: object, path = PORTS) => huawei("vpc", "POST", path, { port });
const at = (ip_address: string) => ({ network_id: SUBNET, fixed_ips: [{ ip_address }] });
const VPC_CODES = "the page Error Codes of the VPC API reference";

export const ports: WrongRequest[] = [
  {
    rule: "the port exists",
    source: `${VPC_CODES}, VPC.0704`,
    send: huawei("vpc", "GET", `${PORTS}/${NO_UUID}`),
    status: 404,
    body: coded("VPC.0704", NO_UUID),
  },
  {
    rule: "the subnet exists",
    source: `${VPC_CODES}, VPC.2204`,
    send: createPort({ network_id: NO_UUID }),
    status: 404,
    body: coded("VPC.2204", NO_UUID),
  },
  {
    rule: "an address lies in its subnet",
    source: `${VPC_CODES}, VPC.0705`,
    send: createPort(at("10.9.9.9")),
    status: 400,
    body: coded("VPC.0705", "10.9.9.9"),
  },
  {
    rule: "an address is free",
    source: `${VPC_CODES}, VPC.0701`,
    send: createPort(at("192.168.0.60")),
    status: 500,
    body: coded("VPC.0701", "192.168.0.60"),
  },
  {
    rule: "an address is free, as Neutron says it",
    source: "huawei.md 5.1, Neutron",
    send: createPort(at("192.168.0.60"), "/v2.0/ports"),
    status: 409,
    body: neutron("IpAddressInUse", "192.168.0.60"),
  },
  {
    rule: "a port that a server uses stays",
    source: `${VPC_CODES}, VPC.0707`,
    send: huawei("vpc", "DELETE", `${PORTS}/${PORT}`),
    status: 409,
    body: coded("VPC.0707", PORT),
  },
  {
    rule: "the port exists, as VPC v3 says it",
    source: "huawei.md 5.1, VPC v3",
    send: huawei("vpc", "GET", projectPath("v3", `ports/${NO_UUID}`)),
    status: 404,
    body: gateway("VPC.9904", NO_UUID),
  },
];

const login = (password: string) =>
  plain("https://iam.cn-north-4.myhuaweicloud.com/v3/auth/tokens", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      auth: {
        identity: {
          methods: ["password"],
          password: { user: { name: "USEREXAMPLE", password, domain: { name: "ACCOUNTEXAMPLE" } } },
        },
      },
    }),
  });

export const iam: WrongRequest[] = [
  {
    rule: "the password is the user's",
    source: "huawei.md 5.1, Keystone",
    send: login("WRONG"),
    status: 401,
    body: keystone(401, "Unauthorized"),
  },
  {
    rule: "the token to look at exists",
    source: "huawei.md 5.1, Keystone",
    send: plain("https://iam.cn-north-4.myhuaweicloud.com/v3/auth/tokens", {
      headers: { "x-auth-token": "TOKENEXAMPLE0000000000000000000000000000", "x-subject-token": "WRONG" },
    }),
    status: 404,
    body: keystone(404, "Not Found"),
  },
];
