// What VPC says of a broken rule through each of its interfaces. The codes of v1 and v3 are those of the page "Error
// Codes" of the VPC API reference. It has no module for ports: what is wrong with one has the code of a private IP
// address, which is what a port carries (the page of DeletePort); nor for sub-network interfaces: every kind of resource
// of v3 has the same three codes. Neutron's types are OpenStack's own.
import { Problem } from "./network-errors.ts";

type Said = readonly [status: number, code: string];

const problem = (v1: Said, v3: Said, neutron: Said, message: string): Problem =>
  new Problem(v1[0], v1[1], { status: neutron[0], type: neutron[1] }, message, { status: v3[0], code: v3[1] });

const INVALID_V3: Said = [400, "SYS.0400"];
const MISSING_V3: Said = [404, "VPC.9904"];
const CONFLICT_V3: Said = [409, "VPC.9902"];

const byId = (what: string, id: string) => `Query resource by id ${id} fail: the ${what} could not be found.`;

export const invalid = (message: string): Problem =>
  problem([400, "VPC.0101"], INVALID_V3, [400, "BadRequest"], message);

export const noSubnet = (id: string): Problem =>
  problem([404, "VPC.2204"], MISSING_V3, [404, "NetworkNotFound"], byId("subnet", id));

export const noSubnetToShow = (id: string): Problem =>
  problem([404, "VPC.0202"], MISSING_V3, [404, "SubnetNotFound"], `Query subnet fail: ${id} could not be found.`);

export const noPort = (id: string): Problem =>
  problem([404, "VPC.0704"], MISSING_V3, [404, "PortNotFound"], byId("port", id));

export const noSecurityGroup = (id: string): Problem =>
  problem([404, "VPC.0603"], MISSING_V3, [404, "SecurityGroupNotFound"], byId("security group", id));

export const noSubInterface = (id: string): Problem =>
  problem([404, "VPC.9904"], MISSING_V3, [404, "NotFound"], byId("sub-network interface", id));

export const addressUsed = (ip: string): Problem =>
  problem([500, "VPC.0701"], CONFLICT_V3, [409, "IpAddressInUse"], `The IP address ${ip} has been used.`);

export const addressOutside = (ip: string, cidr: string): Problem =>
  problem([400, "VPC.0705"], INVALID_V3, [400, "BadRequest"], `ip_address: ${ip} is not a usable address of ${cidr}`);

export const noMoreAddresses = (subnet: string): Problem =>
  problem(
    [409, "VPC.0703"],
    CONFLICT_V3,
    [409, "IpAddressGenerationFailure"],
    `No more IP addresses available on network ${subnet}.`,
  );

export const portInUse = (id: string, by: string): Problem =>
  problem([409, "VPC.0707"], CONFLICT_V3, [409, "PortInUse"], `The port ${id} is used by ${by}.`);

/** A clash that only v3 knows. */
export const conflictV3 = (message: string): Problem => problem(CONFLICT_V3, CONFLICT_V3, [409, "Conflict"], message);
