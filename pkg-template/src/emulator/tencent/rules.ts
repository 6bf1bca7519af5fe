// The rules that a request can break. The state changes name the rule; each API has codes of its own for it.
import { legacyRefusal, v3Refusal } from "./errors.ts";
import type { TencentOperations } from "./service.ts";

/** The codes of API 3.0 for each rule; a theme whose actions list others brings these (tencent.md, appendix A). */
const V3 = {
  "vpc-missing": "ResourceNotFound",
  "subnet-missing": "ResourceNotFound",
  "eni-missing": "ResourceNotFound",
  "instance-missing": "ResourceNotFound",
  "group-missing": "ResourceNotFound",
  "nat-missing": "ResourceNotFound",
  "eip-missing": "InvalidAddressId.NotFound",
  /** An EIP named by its address. */
  "eip-address-missing": "ResourceNotFound",
  "thing-missing": "ResourceNotFound",
  "task-missing": "ResourceNotFound",
  malformed: "InvalidParameterValue.Malformed",
  duplicate: "InvalidParameterValue.DuplicatePara",
  "not-on-interface": "UnsupportedOperation.AttachmentNotFound",
  // No code of its own is listed for returning a primary address (tencent.md 2.1); this one is, and its family fits.
  primary: "UnsupportedOperation",
  "in-use": "ResourceInUse",
  "outside-subnet": "InvalidParameterValue.Range",
  "outside-vpc": "UnsupportedOperation.VpcMismatch",
  "outside-zone": "UnsupportedOperation.ZoneMismatch",
  "other-subnet": "UnsupportedOperation",
  reserved: "InvalidParameterValue.Reserved",
  "subnet-full": "ResourceInsufficient.Subnet",
  "no-ipv6": "UnsupportedOperation.UnassignCidrBlock",
  quota: "LimitExceeded",
  busy: "UnsupportedOperation.MutexOperationTaskRunning",
  "already-attached": "UnsupportedOperation.AttachmentAlreadyExists",
  "not-attached": "UnsupportedOperation.InvalidState",
  attached: "ResourceInUse",
  "holds-havip": "UnsupportedOperation.InstanceAssociateHavip",
  "eip-taken": "UnsupportedOperation.AddressStatusNotPermit",
  "eip-free": "UnsupportedOperation.AddressStatusNotPermit",
  "has-eip": "InvalidPrivateIpAddress.AlreadyBindEip",
  "instance-has-eip": "InvalidInstanceId.AlreadyBindEip",
  "eip-quota": "AddressQuotaLimitExceeded",
  "eip-day-quota": "AddressQuotaLimitExceeded.DailyAllocate",
  "eip-elsewhere": "InvalidParameterValue.ResourceNotSupport",
  "not-primary": "InvalidParameterValue.OnlySupportedForMasterNetworkCard",
  "holds-eip": "UnsupportedOperation",
  "nat-quota": "LimitExceeded.PublicIpAddressPerNatGatewayLimitExceeded",
  "not-on-nat": "UnsupportedOperation.PublicIpAddressDisassociate",
  "last-eip": "UnsupportedOperation.PublicIpAddressDisassociate",
  "no-public-ip": "InvalidParameterValue.InstanceHasNoWanIP",
  "has-public-ip": "InvalidParameterValue.InstanceHasWanIP",
  "other-address": "InvalidParameterValue.PrivateIpAddressNotMatch",
} as const;

export type Rule = keyof typeof V3;

/**
 * The same in API 2.0. The words are those of the pages where a page has one (tencent.md 2.2); for the others they are
 * API 3.0's. The pages leave the numbers open; they are chosen by the meanings of tencent.md 3.2: 4000 bad parameter,
 * 5000 resource missing, 5100 operation failed, 4400 quota.
 */
const LEGACY: Record<Rule, [code: number, codeDesc: string]> = {
  "vpc-missing": [5000, "InvalidVpc.NotFound"],
  "subnet-missing": [5000, "InvalidSubnet.NotFound"],
  "eni-missing": [5000, "InvalidNetworkInterface.NotFound"],
  "instance-missing": [5000, "InvalidInstance.NotFound"],
  "group-missing": [5000, "ResourceNotFound"],
  "nat-missing": [5000, "InvalidNatGatewayId.NotFound"],
  "eip-missing": [5000, "InvalidAddressId.NotFound"],
  "eip-address-missing": [5000, "InvalidAddressId.NotFound"],
  "thing-missing": [5000, "ResourceNotFound"],
  "task-missing": [5000, "InvalidTask.NotFound"],
  malformed: [4000, "InvalidParameter"],
  duplicate: [4000, "InvalidParameter"],
  "not-on-interface": [5000, "InvalidPrivateIpAddress.NotFound"],
  primary: [5100, "InvalidPrivateip.IsPrimary"],
  "in-use": [5100, "InvalidPrivateIpAddress.InUse"],
  "outside-subnet": [4000, "InvalidParameter"],
  "outside-vpc": [5100, "UnsupportedOperation.VpcMismatch"],
  "outside-zone": [5100, "UnsupportedOperation.ZoneMismatch"],
  "other-subnet": [5100, "UnsupportedOperation"],
  reserved: [4000, "InvalidParameter"],
  "subnet-full": [5100, "InternalError.ResourceOpFailed"],
  "no-ipv6": [5100, "UnsupportedOperation.UnassignCidrBlock"],
  quota: [4400, "LimitExceeded"],
  busy: [5100, "UnsupportedOperation.MutexOperationTaskRunning"],
  "already-attached": [5100, "InvalidNetworkInterface.AlreadyAssociated"],
  "not-attached": [5100, "InvalidNetworkInterface.NotAttached"],
  attached: [5100, "InvalidNetworkInterface.CanNotDelete"],
  "holds-havip": [5100, "UnsupportedOperation.InstanceAssociateHavip"],
  "eip-taken": [5100, "UnsupportedOperation.AddressStatusNotPermit"],
  "eip-free": [5100, "UnsupportedOperation.AddressStatusNotPermit"],
  "has-eip": [5100, "InvalidPrivateIpAddress.AlreadyBindEip"],
  "instance-has-eip": [5100, "InvalidInstanceId.AlreadyBindEip"],
  "eip-quota": [4400, "AddressQuotaLimitExceeded"],
  "eip-day-quota": [4400, "AddressQuotaLimitExceeded.DailyAllocate"],
  "eip-elsewhere": [5100, "InvalidParameterValue.ResourceNotSupport"],
  "not-primary": [5100, "InvalidParameterValue.OnlySupportedForMasterNetworkCard"],
  "holds-eip": [5100, "UnsupportedOperation"],
  "nat-quota": [4400, "LimitExceeded.PublicIpAddressPerNatGatewayLimitExceeded"],
  "not-on-nat": [5000, "UnsupportedOperation.PublicIpAddressDisassociate"],
  "last-eip": [5100, "NatGatewayEipNotEmpty"],
  "no-public-ip": [5100, "InvalidParameterValue.InstanceHasNoWanIP"],
  "has-public-ip": [5100, "InvalidParameterValue.InstanceHasWanIP"],
  "other-address": [5000, "InvalidPrivateIpAddress.NotFound"],
};

export class BrokenRule extends Error {
  constructor(
    readonly rule: Rule,
    message: string,
  ) {
    super(message);
    this.name = "BrokenRule";
  }
}

/** Operations of API 3.0: a broken rule leaves them with the theme's own code, or else the common one. */
export const withV3Codes = (operations: TencentOperations, own: Partial<Record<Rule, string>> = {}) =>
  withRefusals(operations, (rule, message) => v3Refusal(own[rule] ?? V3[rule], message));

/** Operations of API 2.0. */
export const withLegacyCodes = (
  operations: TencentOperations,
  own: Partial<Record<Rule, [code: number, codeDesc: string]>> = {},
) => withRefusals(operations, (rule, message) => legacyRefusal(...(own[rule] ?? LEGACY[rule]), message));

function withRefusals(
  operations: TencentOperations,
  refusal: (rule: Rule, message: string) => Error,
): TencentOperations {
  return Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [
      name,
      (world, call) => {
        try {
          return operation(world, call);
        } catch (error) {
          throw error instanceof BrokenRule ? refusal(error.rule, error.message) : error;
        }
      },
    ]),
  );
}
