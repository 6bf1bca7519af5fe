// VPC endpoints in front of a gateway (huawei.md 3.2 c; the pages of the chapter "VPC Endpoint Management" of the API
// reference): connections that are accepted or rejected, and the accounts that may ask for one. Everything at once.

import { zonedTime } from "../clock.ts";
import { idsOf } from "../ids.ts";
import { write } from "../table.ts";
import type { World } from "../world.ts";
import { apigRefusal } from "./errors.ts";
import { badParameter, findGateway, pageOf } from "./gateway.ts";
import type { HuaweiCall, HuaweiService } from "./service.ts";
import type { EndpointConnection, EndpointService, Gateway } from "./state.ts";

export const endpointOperations: HuaweiService["operations"] = {
  ListEndpointConnections(world, call) {
    const { id, marker_id, status } = call.params as { id?: string; marker_id?: number; status?: string };
    const found = serviceOf(findGateway(world, call)).connections.filter(
      (connection) =>
        (id ?? connection.id) === connection.id &&
        (marker_id ?? connection.markerId) === connection.markerId &&
        (status ?? connection.status) === connection.status,
    );
    const { items, size, total } = pageOf(found, call.params);
    return { status: call.success, body: { size, total, connections: items.map(showConnection) } };
  },

  AcceptOrRejectEndpointConnections(world, call) {
    const { action, endpoints } = call.body as { action: "receive" | "reject"; endpoints: string[] };
    const gateway = findGateway(world, call);
    const named = decide(gateway, endpoints, action === "receive" ? "accepted" : "rejected", call.now);
    const connections = named.map(showConnection);
    return { status: call.success, body: { size: connections.length, total: connections.length, connections } };
  },

  ListEndpointPermissions(world, call) {
    const { permission } = call.params as { permission?: string };
    const found = serviceOf(findGateway(world, call)).permissions.filter(
      (entry) => (permission ?? entry.permission) === entry.permission,
    );
    const { items, size, total } = pageOf(found, call.params);
    const permissions = items.map((entry) => ({
      id: entry.id,
      permission: entry.permission,
      created_at: zonedTime(entry.createdAt),
    }));
    return { status: call.success, body: { size, total, permissions } };
  },

  AddEndpointPermissions(world, call) {
    const permissions = permissionsOf(call);
    allow(world, findGateway(world, call), permissions, call.now);
    return { status: call.success, body: { permissions } };
  },

  DeleteEndpointPermissions(world, call) {
    const permissions = permissionsOf(call);
    disallow(findGateway(world, call), permissions);
    return { status: call.success, body: { permissions } };
  },
};

/** The pages' example of a 404: a gateway that VPC endpoints cannot reach. */
function serviceOf({ endpointService }: Gateway): EndpointService {
  if (!endpointService) throw apigRefusal(404, "APIC.7314", "Endpoint service not found");
  return endpointService;
}

/** The pages' example of a 500: the service behind, VPC Endpoint, does not take what the gateway hands on. */
const refusedBehind = () => apigRefusal(500, "APIC.9007", "Failed to execute VPCEP request");

/** What is waiting, accepted or rejected can be decided (again); what comes or goes, or failed, cannot. */
const DECIDABLE: EndpointConnection["status"][] = ["pendingAcceptance", "accepted", "rejected"];

/**
 * Accept or reject connections, all or none; a decision may be repeated blindly. That an unknown connection, or one
 * that cannot be decided, is what VPC Endpoint refuses is the emulator's reading of the page.
 */
function decide(gateway: Gateway, ids: string[], status: "accepted" | "rejected", now: number): EndpointConnection[] {
  const service = serviceOf(gateway);
  if (ids.length < 1 || ids.length > 50 || new Set(ids).size < ids.length) throw badParameter("endpoints");
  const updatedAt = new Date(now).toISOString();
  const decided = ids.map((id) => {
    const connection = service.connections.find((entry) => entry.id === id);
    if (!connection || !DECIDABLE.includes(connection.status)) throw refusedBehind();
    return connection.status === status ? connection : { ...connection, status, updatedAt };
  });
  const connections = service.connections.map((entry) => decided.find(({ id }) => id === entry.id) ?? entry);
  write(gateway, { endpointService: { ...service, connections } });
  return decided;
}

/** Let accounts ask for connections; one that may already stays as it is. */
function allow(world: World, gateway: Gateway, wanted: string[], now: number): void {
  const service = serviceOf(gateway);
  const permissions = [...service.permissions];
  for (const permission of wanted.filter((entry) => !service.permissions.some((known) => known.permission === entry))) {
    const id = world.ids.uuid(idsOf(permissions));
    permissions.push({ id, permission, createdAt: new Date(now).toISOString() });
  }
  write(gateway, { endpointService: { ...service, permissions } });
}

/** Take accounts off the list; the connections they have are decided by themselves. */
function disallow(gateway: Gateway, unwanted: string[]): void {
  const service = serviceOf(gateway);
  const permissions = service.permissions.filter(({ permission }) => !unwanted.includes(permission));
  write(gateway, { endpointService: { ...service, permissions } });
}

/** `iam:domain::` and an account, or `*` for everybody: 1 to 50 of them. */
function permissionsOf({ body }: HuaweiCall): string[] {
  const { permissions } = body as { permissions: string[] };
  const isMalformed = permissions.some((permission) => !/^(iam:domain::[a-f0-9]{32}|\*)$/.test(permission));
  if (permissions.length < 1 || permissions.length > 50 || isMalformed) throw badParameter("permissions");
  return [...new Set(permissions)];
}

/** EndpointConnection. */
const showConnection = ({ id, markerId, domainId, status, createdAt, updatedAt }: EndpointConnection) => ({
  id,
  marker_id: markerId,
  domain_id: domainId,
  status,
  created_at: zonedTime(createdAt),
  updated_at: zonedTime(updatedAt),
});
