// Private IP addresses of VPC (huawei.md 3.5 and A.6): reserved in a subnet before something uses them. In the emulator
// such an address is a port that nothing uses; its id can be bound to, as a virtual IP address's.
import type { World } from "../world.ts";
import { pageOf } from "./network-list.ts";
import type { Port } from "./network-state.ts";
import { createPort, deletePort, findPort, portStatus } from "./port.ts";
import type { HuaweiCall, HuaweiService } from "./service.ts";
import { invalid } from "./vpc-errors.ts";

/** As many as one call takes (the page of CreatePrivateip). */
const MOST = 20;

export const privateipOperations: HuaweiService["operations"] = {
  /** All of them or none. */
  CreatePrivateip(world, { params, body, now, success }) {
    const { privateips: wanted } = body as { privateips: { subnet_id: string; ip_address?: string }[] };
    if (wanted.length < 1 || wanted.length > MOST) throw invalid(`privateips: must have 1 to ${MOST} entries`);
    const created: Port[] = [];
    try {
      for (const { subnet_id, ip_address } of wanted) {
        const port = { network_id: subnet_id, fixed_ips: ip_address === undefined ? [] : [{ ip_address }] };
        created.push(createPort(world, String(params.project_id), port, now));
      }
    } catch (error) {
      world.state.huawei.ports.remove(...created);
      throw error;
    }
    return { status: success, body: { privateips: created.map(show) } };
  },

  /** Every address of the subnet that a port has, used or not. */
  ListPrivateips(world, { params, success }) {
    const ofSubnet = world.state.huawei.ports.by("subnet", String(params.subnet_id));
    const found = ofSubnet.filter(({ projectId }) => projectId === params.project_id);
    return { status: success, body: { privateips: pageOf(found, params).items.map(show) } };
  },

  ShowPrivateip(world, call) {
    return { status: call.success, body: { privateip: show(privateipOf(world, call)) } };
  },

  DeletePrivateip(world, call) {
    deletePort(world, privateipOf(world, call));
    return { status: call.success };
  },
};

const privateipOf = (world: World, { params }: HuaweiCall): Port =>
  findPort(world, params.project_id, params.privateip_id);

/** Privateip. */
function show(port: Port) {
  return {
    id: port.id,
    status: portStatus(port),
    subnet_id: port.networkId,
    tenant_id: port.projectId,
    device_owner: port.deviceOwner,
    ip_address: port.ip,
  };
}
