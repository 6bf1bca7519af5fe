// Requests that EIP and VPC refuse, through each of their interfaces.
import { coded, gateway, huawei, NO_UUID, neutron, projectPath, SUBNET, type WrongRequest } from "./row.ts";

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
    rule: "an account has a quota of public IPs",
    source: `${EIP_CODES}, VPC.0521; the page "Notes and Constraints" of EIP, 20`,
    // The default state has two.
    send: huawei("vpc", "POST", projectPath("v2", "batchpublicips"), {
      publicip: { type: "5_bgp" },
      bandwidth: { size: 5 },
      publicip_number: 19,
      enterprise_project_id: "0",
    }),
    status: 409,
    body: coded("VPC.0521", "20"),
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
