// Router interfaces, through Neutron's calls (huawei.md 3.5): ports by which a router reaches a subnet. A router is a VPC,
// and has its id. The rules and the types of what is refused are those of OpenStack's Neutron, whose calls these are.
import { write } from "../table.ts";
import type { World } from "../world.ts";
import { Problem } from "./network-errors.ts";
import type { Port } from "./network-state.ts";
import { findPort, newMacAddress } from "./port.ts";
import { freeOfPort } from "./publicip.ts";
import { type HuaweiCall, type HuaweiService, projectOf } from "./service.ts";
import { findSubnet, gatewayOf, type Subnet } from "./subnet.ts";
import { invalid, portInUse } from "./vpc-errors.ts";

const OWNER = "network:router_interface_distributed";

const refused = (status: number, type: string, message: string) => new Problem(status, type, { status, type }, message);

interface Wanted {
  port_id?: string;
  subnet_id?: string;
}

export const routerOperations: HuaweiService["operations"] = {
  /** By a port that nobody uses, or by a new one with the gateway's address of a subnet. */
  NeutronAddRouterInterface(world, call) {
    const router = routerOf(world, call);
    const { port_id, subnet_id } = call.body as Wanted;
    if ((port_id === undefined) === (subnet_id === undefined)) throw invalid("give either port_id or subnet_id");
    const port = port_id === undefined ? undefined : unusedPort(world, port_id);
    const subnet = port ? subnetOfPort(world, port) : subnetFor(world, subnet_id ?? "");
    if (subnet.vpcId !== router) throw invalid(`the subnet ${subnet.id} is in another VPC`);
    if (interfaceIn(world, subnet)) throw invalid(`router ${router} already has a port on subnet ${subnet.id}`);
    const added = port ?? gatewayPort(world, projectOf(world, call), subnet, call.now);
    write(added, { deviceId: router, deviceOwner: OWNER });
    return answer(world, call, added);
  },

  /** The port goes, whoever made it. */
  NeutronRemoveRouterInterface(world, call) {
    const router = routerOf(world, call);
    const { port_id, subnet_id } = call.body as Wanted;
    if (port_id === undefined && subnet_id === undefined) throw invalid("give port_id or subnet_id");
    const port =
      port_id === undefined ? interfaceOf(world, router, subnet_id ?? "") : findPort(world, undefined, port_id);
    if (port.deviceId !== router || port.deviceOwner !== OWNER) {
      throw refused(404, "RouterInterfaceNotFound", `Router ${router} does not have an interface with id ${port.id}.`);
    }
    if (subnet_id !== undefined && subnetFor(world, subnet_id).id !== port.networkId) {
      throw refused(409, "SubnetMismatchForPort", `Subnet ${subnet_id} is not that of port ${port.id}.`);
    }
    const { status, body } = answer(world, call, port);
    freeOfPort(world, port.id);
    world.state.huawei.ports.remove(port);
    return { status, body };
  },
};

function routerOf(world: World, { params }: HuaweiCall): string {
  const id = String(params.router_id);
  if (world.state.huawei.subnets.by("vpc", id).length > 0) return id;
  throw refused(404, "RouterNotFound", `Router ${id} could not be found.`);
}

function unusedPort(world: World, id: string): Port {
  const port = findPort(world, undefined, id);
  if (port.deviceId !== "" || port.deviceOwner !== "") throw portInUse(id, port.deviceId || port.deviceOwner);
  return port;
}

/** By the id that Neutron knows, which is not the one of VPC's own calls (huawei.md 3.1, trap 4). */
function subnetFor(world: World, id: string): Subnet {
  const [subnet] = world.state.huawei.subnets.by("neutron", id);
  if (!subnet) throw refused(404, "SubnetNotFound", `Subnet ${id} could not be found.`);
  return subnet;
}

function subnetOfPort(world: World, { networkId }: Port): Subnet {
  const subnet = findSubnet(world.state, networkId);
  if (!subnet) throw new Error(`the state has no subnet ${networkId}`);
  return subnet;
}

const interfaceIn = ({ state }: World, { id }: Subnet): Port | undefined =>
  state.huawei.ports.by("subnet", id).find(({ deviceOwner }) => deviceOwner === OWNER);

function interfaceOf(world: World, router: string, subnetId: string): Port {
  const port = interfaceIn(world, subnetFor(world, subnetId));
  if (port) return port;
  const message = `Router ${router} has no interface on subnet ${subnetId}.`;
  throw refused(404, "RouterInterfaceNotFoundForSubnet", message);
}

function gatewayPort(world: World, projectId: string, subnet: Subnet, now: number): Port {
  const port: Port = {
    id: world.ids.uuid(world.state.huawei.ports),
    projectId,
    name: "",
    networkId: subnet.id,
    ip: gatewayOf(subnet),
    macAddress: newMacAddress(world),
    deviceId: "",
    deviceOwner: "",
    adminStateUp: true,
    securityGroups: [],
    allowedAddressPairs: [],
    createdAt: new Date(now).toISOString(),
  };
  world.state.huawei.ports.add(port);
  return port;
}

/** RouterInterfaceResponseBody; the id is the router's. */
const answer = (world: World, { params, success }: HuaweiCall, port: Port) => ({
  status: success,
  body: {
    id: String(params.router_id),
    port_id: port.id,
    subnet_id: subnetOfPort(world, port).neutronSubnetId,
    project_id: port.projectId,
    tenant_id: port.projectId,
  },
});
