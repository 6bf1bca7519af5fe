// EIPs of NAT gateways, API 3.0 (tencent.md A.c3).
import { v3Refusal } from "../errors.ts";
import { bindToNat, unbindFromNat } from "../model/nat-gateways.ts";
import { withV3Codes } from "../rules.ts";
import { checkCount } from "./private-ips.ts";

export const natGateways = withV3Codes(
  {
    // Either addresses, or how many new ones, or both (operations.json, notes).
    AssociateNatGatewayAddress(world, call) {
      const { NatGatewayId, PublicIpAddresses, AddressCount } = call.params as {
        NatGatewayId: string;
        PublicIpAddresses?: string[];
        AddressCount?: number;
      };
      if (PublicIpAddresses === undefined && AddressCount === undefined)
        throw v3Refusal("InvalidParameterValue.Malformed", "AddressCount or PublicIpAddresses is required.");
      bindToNat(world, NatGatewayId, PublicIpAddresses ?? [], checkCount(AddressCount), call);
      return {};
    },

    DisassociateNatGatewayAddress(world, call) {
      const { NatGatewayId, PublicIpAddresses } = call.params as { NatGatewayId: string; PublicIpAddresses: string[] };
      unbindFromNat(world, NatGatewayId, PublicIpAddresses, call);
      return {};
    },
  },
  {
    "eip-address-missing": "UnsupportedOperation.PublicIpAddressIsNotExisted",
    "eip-taken": "ResourceInUse.Address",
    "eip-quota": "LimitExceeded.AddressQuotaLimitExceeded",
    "eip-day-quota": "LimitExceeded.DailyAllocateAddressQuotaLimitExceeded",
  },
);
