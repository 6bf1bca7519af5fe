// API Gateway: gateways and their ingress addresses (huawei.md 3.2; the page "Deregistering a Gateway's Ingress
// IP Address").
import { isIpv6, parseIpv4 } from "../ipv4.ts";
import type { World } from "../world.ts";
import { eipOf, eipOperations } from "./apig-eip.ts";
import { elbOperations } from "./apig-elb.ts";
import { endpointOperations } from "./apig-endpoint.ts";
import { apigRefusal } from "./errors.ts";
import {
  badParameter,
  changeElb,
  type Elb,
  findGateway,
  pageOf,
  RUNNING,
  refuseOtherSeries,
  settleGateways,
  startJob,
  UPDATING,
} from "./gateway.ts";
import type { HuaweiCall, HuaweiService } from "./service.ts";
import type { Gateway, IngressAddress } from "./state.ts";

const STATUS_WORDS = { [RUNNING]: "Running", [UPDATING]: "Updating" } as const;

interface IpDetail {
  type: "v4" | "v6";
  ip: string;
}

interface ElbIngress {
  elb_id: string;
  public_ips?: IpDetail[];
  private_ips?: IpDetail[];
  global_eips?: IpDetail[];
}

export const apig: HuaweiService = {
  operations: {
    ListInstancesV2(world, { params, now, success }) {
      const { instance_id, instance_name, status } = params as {
        instance_id?: string;
        instance_name?: string;
        status?: string;
      };
      const all = settleGateways(world, now).by("project", String(params.project_id));
      const found = all.where(
        instance_id !== undefined && (({ id }) => id === instance_id),
        instance_name !== undefined && (({ name }) => name.includes(instance_name)),
        status !== undefined && (({ instanceStatus }) => STATUS_WORDS[instanceStatus] === status),
      );
      const { items, size, total } = pageOf(found, params);
      return { status: success, body: { size, total, instances: items.map((gateway) => summary(world, gateway)) } };
    },

    ShowDetailsOfInstanceV2(world, call) {
      return { status: call.success, body: details(world, findGateway(world, call)) };
    },

    ListExtraElbs(world, call) {
      const elbs = elbsOf(findGateway(world, call)).map((elb) => ({
        elb_id: elb.id,
        ingress_ports: elb.ports.map(({ protocol, port }) => ({ protocol, ingress_port: port })),
        // The reference knows that the reply has further fields but not which (huawei.md 3.2); showing the registered
        // addresses under the names of the request is the emulator's choice.
        public_ips: inEffect(elb.addresses, "public"),
        private_ips: inEffect(elb.addresses, "private"),
        global_eips: inEffect(elb.addresses, "global"),
      }));
      return { status: call.success, body: { elbs } };
    },

    /** A gateway that is there has been created: the call is about its creation (huawei.md 3.2). */
    ShowDetailsOfInstanceProgressV2(world, call) {
      const { createTime } = findGateway(world, call);
      const body = { progress: 100, status: "success", start_time: createTime, end_time: createTime };
      return { status: call.success, body: { ...body, error_code: "", error_msg: "" } };
    },

    /** Only import and export of APIs have such tasks (huawei.md 3.2), which the emulator does not have: none is there. */
    ShowAsyncTaskResult(world, call) {
      findGateway(world, call);
      throw apigRefusal(404, "APIC.7302", `Task ${call.params.task_id} not found`);
    },

    ...elbOperations,
    ...eipOperations,
    ...endpointOperations,

    RegisterIngressIps: (world, call) => changeIngress(world, call, registerAddress),
    UnregisterIngressIps: (world, call) => changeIngress(world, call, unregisterAddress),
  },

  refusal: apigRefusal,
  badInput: (problem) => badParameter(problem.field),
};

/** Those that are attached right now; one on its way out still is. */
const elbsOf = ({ elbs }: Gateway): Elb[] => elbs.filter(({ status }) => status !== "adding");

/**
 * Both calls have one request and one reply and run as a job: the gateway goes from 6 to 12 and back (huawei.md 3.2,
 * "Completion", inferred). All addresses are checked before the first one changes.
 */
function changeIngress(world: World, call: HuaweiCall, change: (elb: Elb, address: IngressAddress) => IngressChange) {
  const gateway = findGateway(world, call);
  // The page: only for gateways of this series.
  refuseOtherSeries(gateway, "NLB");
  const { elbs } = call.body as { elbs: ElbIngress[] };
  const changes = elbs.flatMap((entry) => {
    const elb = elbsOf(gateway).find(({ id }) => id === entry.elb_id);
    if (!elb) throw badParameter("elb_id");
    return addressesOf(entry).map((address) => ({ id: elb.id, apply: change(elb, address) }));
  });
  for (const { id, apply } of changes) changeElb(gateway, id, ({ addresses }) => ({ addresses: apply(addresses) }));
  return { status: call.success, body: startJob(world, gateway, call.now) };
}

/** What becomes of a load balancer's addresses. */
type IngressChange = (addresses: readonly IngressAddress[]) => IngressAddress[];

/** Add an ingress address. That an address is registered once is the emulator's own rule; the page is silent. */
function registerAddress(elb: Elb, address: IngressAddress): IngressChange {
  if (findAddress(elb, address)) throw badParameter("ip");
  return (addresses) => [...addresses, { ...address, status: "registering" }];
}

/** Take an ingress address off. That it must be registered is the emulator's own rule; the page is silent. */
function unregisterAddress(elb: Elb, address: IngressAddress): IngressChange {
  const registered = findAddress(elb, address);
  if (registered?.status !== "registered") throw badParameter("ip");
  return (addresses) =>
    addresses.map((entry) => (entry === registered ? { ...entry, status: "unregistering" } : entry));
}

function findAddress(elb: Elb, { network, type, ip }: IngressAddress): IngressAddress | undefined {
  return elb.addresses.find((entry) => entry.network === network && entry.type === type && entry.ip === ip);
}

function addressesOf({ public_ips = [], private_ips = [], global_eips = [] }: ElbIngress): IngressAddress[] {
  const given = { public: public_ips, private: private_ips, global: global_eips };
  const networks = ["public", "private", "global"] as const;
  const addresses = networks.flatMap((network) =>
    given[network].map(({ type, ip }): IngressAddress => ({ network, type, ip, status: "registered" })),
  );
  const malformed = addresses.some(({ type, ip }) => (type === "v4" ? parseIpv4(ip) === undefined : !isIpv6(ip)));
  const repeated = new Set(addresses.map(({ network, ip }) => `${network} ${ip}`)).size < addresses.length;
  if (malformed || repeated) throw badParameter("ip");
  return addresses;
}

/** What is registered right now; an address on its way out still is. */
function inEffect(addresses: readonly IngressAddress[], network: IngressAddress["network"]): IpDetail[] {
  return addresses
    .filter((address) => address.network === network && address.status !== "registering")
    .map(({ type, ip }) => ({ type, ip }));
}

/** RespInstanceBase. */
function summary(world: World, gateway: Gateway) {
  const eip = eipOf(world, gateway);
  return {
    id: gateway.id,
    project_id: gateway.projectId,
    instance_name: gateway.name,
    status: STATUS_WORDS[gateway.instanceStatus],
    instance_status: gateway.instanceStatus,
    type: "apig",
    spec: gateway.spec,
    create_time: gateway.createTime,
    enterprise_project_id: "0",
    eip_address: eip?.address ?? gateway.ingressEip ?? "",
    charging_mode: 0,
    cbc_metadata: "",
    loadbalancer_provider: gateway.series === "LVS" ? "lvs" : "elb",
    cbc_operation_locks: [],
  };
}

/** The fields of ShowDetailsOfInstanceV2 that matter to addresses (huawei.md 3.2), and those every gateway has. */
function details(world: World, gateway: Gateway) {
  const addresses = (network: IngressAddress["network"]) =>
    elbsOf(gateway)
      .flatMap((elb) => inEffect(elb.addresses, network))
      .map(({ type, ip }) => ({
        ip_address: type === "v4" ? ip : "",
        ipv6_address: type === "v6" ? ip : "",
        bandwidth_size: network === "public" ? gateway.bandwidthSize : 0,
      }));
  return {
    ...summary(world, gateway),
    description: "",
    vpc_id: gateway.vpcId,
    subnet_id: gateway.subnetId,
    security_group_id: gateway.securityGroupId,
    maintain_begin: "22:00:00",
    maintain_end: "02:00:00",
    ingress_ip: gateway.ingressIp,
    nat_eip_address: gateway.natEip ?? "",
    bandwidth_size: gateway.bandwidthSize,
    bandwidth_charging_mode: gateway.bandwidthChargingMode,
    publicips: [
      ...addresses("public"),
      ...(gateway.ingressEip
        ? [{ ip_address: gateway.ingressEip, ipv6_address: "", bandwidth_size: gateway.bandwidthSize }]
        : []),
    ],
    privateips: addresses("private"),
    unreliable_ips: [],
    is_releasable: true,
  };
}
