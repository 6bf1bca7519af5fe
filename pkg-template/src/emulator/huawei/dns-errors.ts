// The error codes of DNS with their statuses, as the page "Error Codes" of the DNS API reference lists them. Each
// function is one code; the detail after the page's words tells what in the request it is about.
import type { BadInput } from "../check.ts";
import type { Refusal } from "../reply.ts";
import { dnsRefusal } from "./errors.ts";

/** The general code for a parameter that is empty or invalid. */
export const invalid = (detail: string): Refusal => dnsRefusal(400, "DNS.0002", `Invalid request. ${detail}`);

export const invalidLimit = (): Refusal => dnsRefusal(400, "DNS.0006", "The limit parameter is invalid.");
export const invalidMarker = (): Refusal => dnsRefusal(400, "DNS.0007", "The marker parameter is invalid.");
export const invalidOffset = (): Refusal => dnsRefusal(400, "DNS.0017", "The offset parameter is invalid.");

/** For what is there already, where no other code fits. */
export const conflict = (detail: string): Refusal => dnsRefusal(400, "DNS.0016", `Conflict: ${detail}`);

/** One change at a time (huawei.md 3.1, trap 5). */
export const locked = (): Refusal => dnsRefusal(409, "DNS.0021", "Could not acquire the lock, please try again later.");

/** What a zone, a rule or a record of an account can run out of; the default numbers are those of `QUOTA`. */
export const quotaUsedUp = (code: "DNS.0405" | "DNS.0406" | "DNS.0407" | "DNS.2002", what: string): Refusal =>
  dnsRefusal(403, code, `Insufficient ${what} quota.`);

/** How many an account may have of each (the page "Constraints" of the DNS service overview). */
export const QUOTA = 50;

export const endpoint = {
  invalidName: (detail: string): Refusal => dnsRefusal(400, "DNS.1501", `Invalid endpoint name. ${detail}`),
  invalidSubnet: (detail: string): Refusal => dnsRefusal(400, "DNS.1502", `Invalid subnet id. ${detail}`),
  invalidDirection: (detail: string): Refusal => dnsRefusal(400, "DNS.1503", `Invalid endpoint direction. ${detail}`),
  nameExists: (name: string): Refusal => dnsRefusal(400, "DNS.1504", `Endpoint name exists. ${name}`),
  notInSubnet: (detail: string): Refusal => dnsRefusal(400, "DNS.1505", `Ip is not in this subnet. ${detail}`),
  repeated: (detail: string): Refusal => dnsRefusal(400, "DNS.1506", `Ip is repeated. ${detail}`),
  used: (detail: string): Refusal => dnsRefusal(400, "DNS.1507", `Ip has been used. ${detail}`),
  otherVpc: (detail: string): Refusal => dnsRefusal(400, "DNS.1508", `Subnets are in the different vpc. ${detail}`),
  missing: (): Refusal => dnsRefusal(404, "DNS.1510", "Endpoint not exist."),
  addressMissing: (): Refusal => dnsRefusal(404, "DNS.1511", "Ipaddress not exist."),
  wrongNumber: (detail: string): Refusal => dnsRefusal(400, "DNS.1514", `Invalid number of ipaddress. ${detail}`),
  invalidAddress: (detail: string): Refusal => dnsRefusal(400, "DNS.1515", `Ip address is invalid. ${detail}`),
  reserved: (detail: string): Refusal =>
    dnsRefusal(400, "DNS.1516", `Ip address is broadcast ipaddress or network ipaddress. ${detail}`),
};

/** There is no number for rules: the general one for what is not there. */
export const ruleMissing = (): Refusal => dnsRefusal(404, "DNS.0004", "The resolver rule does not exist.");

export const zoneMissing = (): Refusal => dnsRefusal(404, "DNS.0302", "This zone does not exist.");

/** VPCs of zones and rules. */
export const associated = {
  invalidVpc: (detail: string): Refusal => dnsRefusal(400, "DNS.0701", `Invalid VPC. ${detail}`),
  unsteady: (id: string): Refusal => dnsRefusal(400, "DNS.0704", `The VPC is not in a steady state. ${id}`),
  lastVpc: (): Refusal =>
    dnsRefusal(403, "DNS.0706", "The VPC cannot be disassociated: it is the last one associated with this zone."),
  notAssociated: (id: string): Refusal => dnsRefusal(400, "DNS.0707", `The VPC is not associated with the zone. ${id}`),
  beingAssociated: (id: string): Refusal =>
    dnsRefusal(400, "DNS.0708", `This VPC cannot be disassociated because it is being associated. ${id}`),
  vpcMissing: (id: string): Refusal => dnsRefusal(404, "DNS.0711", `This VPC could not be found. ${id}`),
};

/** Reverse records of public IPs. */
export const ptr = {
  invalidId: (id: string): Refusal => dnsRefusal(400, "DNS.0501", `Invalid PTR ID. ${id}`),
  addressMissing: (id: string): Refusal => dnsRefusal(404, "DNS.0502", `This EIP address does not exist. ${id}`),
  unsteady: (): Refusal => dnsRefusal(409, "DNS.0503", "The PTR record is not in a steady state."),
  invalidAddressId: (id: string): Refusal => dnsRefusal(400, "DNS.0504", `Invalid EIP address ID. ${id}`),
  invalidName: (name: string): Refusal => dnsRefusal(400, "DNS.0505", `Invalid domain name in the PTR record. ${name}`),
  invalidTtl: (): Refusal =>
    dnsRefusal(400, "DNS.0506", "Invalid PTR TTL value. The value must range from 1 to 2147483647."),
  missing: (): Refusal => dnsRefusal(404, "DNS.0507", "This PTR record does not exist."),
  invalidDescription: (): Refusal =>
    dnsRefusal(400, "DNS.0508", "Invalid PTR description. The description can contain a maximum of 255 characters."),
  invalidRegion: (region: string): Refusal => dnsRefusal(400, "DNS.0601", `Invalid region. ${region}`),
};

/** A request that does not fit the catalogue's entry of its operation. */
export function badDnsInput({ rule, field, message }: BadInput, operation: string): Refusal {
  if (field === "limit") return invalidLimit();
  if (field === "offset") return invalidOffset();
  if (field === "direction" && rule === "value") return endpoint.invalidDirection(message);
  if (operation === "CreateEndpoint" && rule === "items") return endpoint.wrongNumber(message);
  return invalid(message);
}
