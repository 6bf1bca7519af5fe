// API Gateway: gateways and their ingress addresses (huawei.md 3.2; the page "Deregistering a Gateway's Ingress
// IP Address").
import { isIpv6, parseIpv4 } from "../ipv4.ts";
import type { Gateway, IngressAddress } from "../state.ts";
import type { World } from "../world.ts";
import { apigRefusal } from "./errors.ts";
import type { HuaweiCall, HuaweiService } from "./service.ts";

const RUNNING = 6;
const UPDATING = 12;
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
      const {
        offset = 0,
        limit = 20,
        instance_id,
        instance_name,
        status,
      } = params as {
        offset?: number;
        limit?: number;
        instance_id?: string;
        instance_name?: string;
        status?: string;
      };
      const found = world.state.huawei.gateways
        .map((gateway) => settleGateway(gateway, now))
        .filter(
          (gateway) =>
            gateway.projectId === params.project_id &&
            (instance_id === undefined || gateway.id === instance_id) &&
            (instance_name === undefined || gateway.name.includes(instance_name)) &&
            (status === undefined || STATUS_WORDS[gateway.instanceStatus] === status),
        );
      // "0 or less counts as 20, more than 500 as 500" (huawei.md 3.2).
      const size = limit <= 0 ? 20 : Math.min(limit, 500);
      const start = Math.max(offset, 0);
      const instances = found.slice(start, start + size).map(summary);
      return { status: success, body: { size: instances.length, total: found.length, instances } };
    },

    ShowDetailsOfInstanceV2(world, call) {
      return { status: call.success, body: details(findGateway(world, call)) };
    },

    ListExtraElbs(world, call) {
      const elbs = findGateway(world, call).elbs.map((elb) => ({
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

    RegisterIngressIps: (world, call) => changeIngress(world, call, registerAddress),
    UnregisterIngressIps: (world, call) => changeIngress(world, call, unregisterAddress),
  },

  badInput: (problem) => badParameter(problem.field),
};

/** The page's example of a 400. */
const badParameter = (name: string) =>
  apigRefusal(400, "APIC.7211", `Parameter value does not match the rules, parameter name[${name}]`);

type Elb = Gateway["elbs"][number];

/**
 * Both calls have one request and one reply and run as a job: the gateway goes from 6 to 12 and back (huawei.md 3.2,
 * "Completion", inferred). All addresses are checked before the first one changes.
 */
function changeIngress(world: World, call: HuaweiCall, change: (elb: Elb, address: IngressAddress) => () => void) {
  const gateway = findGateway(world, call);
  // "This API is supported only for NLB gateways." The page has no code for it; 7242 is what the service answers
  // when a gateway's edition has no load balancing of the kind asked for (APIG error code page).
  if (gateway.series !== "NLB") throw apigRefusal(400, "APIC.7242", "Load balancing is not supported by this edition.");
  const { elbs } = call.body as { elbs: ElbIngress[] };
  const changes = elbs.flatMap((entry) => {
    const elb = gateway.elbs.find(({ id }) => id === entry.elb_id);
    if (!elb) throw badParameter("elb_id");
    return addressesOf(entry).map((address) => change(elb, address));
  });
  for (const apply of changes) apply();
  gateway.instanceStatus = UPDATING;
  gateway.settlesAt = call.now + world.settleMs;
  const jobId = `JOB-${world.ids.hex32()}`;
  return {
    status: call.success,
    body: {
      instance_id: gateway.id,
      message: `JOB_ASSIGNED_FOR_UPDATE_0077I:The job ${jobId} is assigned to the instance ${gateway.id} for running updating`,
      job_id: jobId,
    },
  };
}

/** Add an ingress address. That an address is registered once is the emulator's own rule; the page is silent. */
function registerAddress(elb: Elb, address: IngressAddress): () => void {
  if (findAddress(elb, address)) throw badParameter("ip");
  return () => elb.addresses.push({ ...address, status: "registering" });
}

/** Take an ingress address off. That it must be registered is the emulator's own rule; the page is silent. */
function unregisterAddress(elb: Elb, address: IngressAddress): () => void {
  const registered = findAddress(elb, address);
  if (registered?.status !== "registered") throw badParameter("ip");
  return () => {
    registered.status = "unregistering";
  };
}

/** Let a job that is due come into effect. */
export function settleGateway(gateway: Gateway, now: number): Gateway {
  if (gateway.settlesAt === null || now < gateway.settlesAt) return gateway;
  for (const elb of gateway.elbs) {
    elb.addresses = elb.addresses
      .filter((address) => address.status !== "unregistering")
      .map((address) => ({ ...address, status: "registered" }));
  }
  gateway.instanceStatus = RUNNING;
  gateway.settlesAt = null;
  return gateway;
}

function findGateway(world: World, { params, now }: HuaweiCall): Gateway {
  const gateway = world.state.huawei.gateways.find(
    ({ id, projectId }) => id === params.instance_id && projectId === params.project_id,
  );
  if (!gateway) throw apigRefusal(404, "APIC.7302", "Instance not found");
  return settleGateway(gateway, now);
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
function inEffect(addresses: IngressAddress[], network: IngressAddress["network"]): IpDetail[] {
  return addresses
    .filter((address) => address.network === network && address.status !== "registering")
    .map(({ type, ip }) => ({ type, ip }));
}

/** RespInstanceBase. */
function summary(gateway: Gateway) {
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
    eip_address: "",
    charging_mode: 0,
    cbc_metadata: "",
    loadbalancer_provider: gateway.series === "LVS" ? "lvs" : "elb",
    cbc_operation_locks: [],
  };
}

/** The fields of ShowDetailsOfInstanceV2 that matter to addresses (huawei.md 3.2), and those every gateway has. */
function details(gateway: Gateway) {
  const addresses = (network: IngressAddress["network"]) =>
    gateway.elbs
      .flatMap((elb) => inEffect(elb.addresses, network))
      .map(({ type, ip }) => ({
        ip_address: type === "v4" ? ip : "",
        ipv6_address: type === "v6" ? ip : "",
        bandwidth_size: network === "public" ? gateway.bandwidthSize : 0,
      }));
  return {
    ...summary(gateway),
    description: "",
    vpc_id: gateway.vpcId,
    subnet_id: gateway.subnetId,
    security_group_id: gateway.securityGroupId,
    maintain_begin: "22:00:00",
    maintain_end: "02:00:00",
    ingress_ip: gateway.ingressIp,
    bandwidth_size: gateway.bandwidthSize,
    publicips: addresses("public"),
    privateips: addresses("private"),
    unreliable_ips: [],
    is_releasable: true,
  };
}
