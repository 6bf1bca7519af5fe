// What EIP says of a broken rule. The codes are those of the provider's page "Error Codes" of the EIP API reference;
// the types are Neutron's own.
import { Problem } from "./network-errors.ts";

export const invalidEip = (message: string, code = "VPC.0501"): Problem =>
  new Problem(400, code, { status: 400, type: "BadRequest" }, message);

export const invalidBandwidth = (message: string): Problem => invalidEip(message, "VPC.0301");

export const conflict = (code: string, type: string, message: string): Problem =>
  new Problem(409, code, { status: 409, type }, message);

/** The codes for what the path or the body names are documented with status 404 for public IPs and 500 for ports. */
export const noPublicip = (id: string): Problem =>
  new Problem(404, "VPC.0504", { status: 404, type: "FloatingIPNotFound" }, `Floating IP ${id} could not be found.`);
export const noPort = (id: string): Problem =>
  new Problem(500, "VPC.0508", { status: 404, type: "PortNotFound" }, `Port ${id} is invalid.`);
export const noBandwidth = (id: string): Problem =>
  new Problem(404, "VPC.0306", { status: 404, type: "BandwidthNotFound" }, `No EIP bandwidth exists with id ${id}.`);
