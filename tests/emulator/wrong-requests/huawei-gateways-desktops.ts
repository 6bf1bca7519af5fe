// Requests that API Gateway and Workspace refuse: by their form, and by what is there already.
import { apig, huawei, NO_UUID, NOWHERE, projectPath, type WrongRequest, workspace } from "./row.ts";

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
