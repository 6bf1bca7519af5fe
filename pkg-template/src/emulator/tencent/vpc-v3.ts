// The network interface calls of API 3.0, version 2017-03-12 (tencent.md 2.1, 2.3, appendix A).
import type { NetworkInterface } from "../state.ts";
import type { World } from "../world.ts";
import { v3Refusal } from "./errors.ts";
import type { TencentOperations } from "./service.ts";
import { assign, type EniRule, eipOf, findEni, findTask, isRunning, settleEni, unassign, withRefusals } from "./vpc.ts";

/** The codes listed for the actions (tencent.md 2.1, A.b1). */
const CODES: Record<EniRule, string> = {
  "vpc-missing": "ResourceNotFound",
  "eni-missing": "ResourceNotFound",
  "task-missing": "ResourceNotFound",
  malformed: "InvalidParameterValue.Malformed",
  duplicate: "InvalidParameterValue.DuplicatePara",
  "not-attached": "UnsupportedOperation.AttachmentNotFound",
  // No code of its own is listed for returning a primary address (tencent.md 2.1); this one is, and its family fits.
  primary: "UnsupportedOperation",
  "in-use": "ResourceInUse",
  "outside-subnet": "InvalidParameterValue.Range",
  reserved: "InvalidParameterValue.Reserved",
  "subnet-full": "ResourceInsufficient.Subnet",
  busy: "UnsupportedOperation.MutexOperationTaskRunning",
};

/** Addresses in one call (tencent.md 2.1 and 2.3). */
const MOST_ADDRESSES = 10;

interface Specification {
  PrivateIpAddress?: string;
  Primary?: boolean;
}

export const vpcV3: TencentOperations = withRefusals((rule, message) => v3Refusal(CODES[rule], message), {
  UnassignPrivateIpAddresses(world, { params, requestId, now }) {
    const { NetworkInterfaceId, PrivateIpAddresses, InstanceId } = params as {
      NetworkInterfaceId: string;
      PrivateIpAddresses: Specification[];
      InstanceId?: string;
    };
    const eni = findEni(world, NetworkInterfaceId, now);
    // "Only for returning addresses and unbinding the host in one step": the emulator detaches no servers.
    if (InstanceId !== undefined)
      throw v3Refusal("UnsupportedOperation", "InstanceId is not supported by the emulator.");
    unassign(world, eni, addressesOf(PrivateIpAddresses), requestId, now);
    return {};
  },

  AssignPrivateIpAddresses(world, { params, requestId, now }) {
    const { NetworkInterfaceId, PrivateIpAddresses, SecondaryPrivateIpAddressCount, ClientToken } = params as {
      NetworkInterfaceId: string;
      PrivateIpAddresses?: Specification[];
      SecondaryPrivateIpAddressCount?: number;
      ClientToken?: string;
    };
    if (PrivateIpAddresses === undefined && SecondaryPrivateIpAddressCount === undefined) {
      throw v3Refusal("MissingParameter", "PrivateIpAddresses or SecondaryPrivateIpAddressCount is required.");
    }
    const count = SecondaryPrivateIpAddressCount ?? 0;
    if (count < 0)
      throw v3Refusal("InvalidParameterValue.Range", "SecondaryPrivateIpAddressCount must not be negative.");
    if (PrivateIpAddresses?.some(({ Primary }) => Primary)) {
      throw v3Refusal("UnsupportedOperation", "A primary address cannot be assigned.");
    }
    const eni = findEni(world, NetworkInterfaceId, now);
    const assigned = once(
      world,
      ClientToken,
      JSON.stringify({ ...params, ClientToken: undefined }),
      requestId,
      now,
      () => assign(world, eni, addressesOf(PrivateIpAddresses ?? []), count, requestId, now).ips,
    );
    return {
      PrivateIpAddressSet: eni.addresses
        .filter(({ ip }) => assigned.addresses.includes(ip))
        .map((address) => showAddress(world, eni, address)),
      // Repeating a call gives the task of the first one: the RequestId is its handle.
      RequestId: assigned.requestId,
    };
  },

  DescribeNetworkInterfaces(world, { params, now }) {
    const {
      NetworkInterfaceIds,
      Filters,
      Offset = 0,
      Limit = 20,
    } = params as {
      NetworkInterfaceIds?: string[];
      Filters?: { Name: string; Values: string[] }[];
      Offset?: number;
      Limit?: number;
    };
    if (NetworkInterfaceIds && Filters) {
      throw v3Refusal("InvalidParameter.Coexist", "NetworkInterfaceIds and Filters exclude each other.");
    }
    if (Offset < 0) throw v3Refusal("InvalidParameterValue.Range", "Offset must not be negative.");
    if (Limit < 1 || Limit > 100) throw v3Refusal("InvalidParameterValue.Range", "Limit must be 1 to 100.");
    const enis = NetworkInterfaceIds
      ? NetworkInterfaceIds.map((id) => findEni(world, id, now))
      : world.state.tencent.networkInterfaces.map((eni) => settleEni(world, eni, now));
    const exact = (Filters ?? []).some(({ Name, Values }) => Name === "ip-exact-match" && Values.includes("true"));
    const tests = (Filters ?? []).map(({ Name, Values }) => filterTest(world, Name, Values, exact));
    const found = enis.filter((eni) => tests.every((test) => test(eni)));
    return {
      NetworkInterfaceSet: found.slice(Offset, Offset + Limit).map((eni) => showEni(world, eni)),
      TotalCount: found.length,
    };
  },

  DescribeVpcTaskResult(world, { params, now }) {
    const task = findTask(world, ({ requestId }) => requestId === params.TaskId);
    return { Status: isRunning(task, now) ? "RUNNING" : "SUCCESS", Output: "", Result: [] };
  },
});

function addressesOf(specifications: Specification[]): string[] {
  if (specifications.length > MOST_ADDRESSES) {
    throw v3Refusal(
      "InvalidParameterValue.LimitExceeded",
      `PrivateIpAddresses has more than ${MOST_ADDRESSES} entries.`,
    );
  }
  return specifications.map(({ PrivateIpAddress }) => PrivateIpAddress ?? "");
}

/** A repeated call with the same ClientToken has no second effect; with other parameters it is refused (A.b1). */
function once(
  world: World,
  token: string | undefined,
  request: string,
  requestId: string,
  now: number,
  effect: () => string[],
): { requestId: string; addresses: string[] } {
  if (token === undefined) return { requestId, addresses: effect() };
  const { clientTokens } = world.state.tencent;
  const earlier = clientTokens.find((entry) => entry.token === token);
  if (!earlier) {
    const made = { token, request, requestId, addresses: effect() };
    clientTokens.push(made);
    return made;
  }
  if (earlier.request !== request) {
    throw v3Refusal(
      "UnsupportedOperation.IdempotentParameterMismatch",
      "The ClientToken was used with other parameters.",
    );
  }
  if (
    isRunning(
      findTask(world, (task) => task.requestId === earlier.requestId),
      now,
    )
  ) {
    throw v3Refusal("UnsupportedOperation.IdempotentProcessing", "A call with this ClientToken is still running.");
  }
  return earlier;
}

type EniTest = (eni: NetworkInterface) => boolean;

/** The filters of tencent.md 2.3 that the state can answer; every other name is refused. */
function filterTest(world: World, name: string, values: string[], exact: boolean): EniTest {
  const among = (...texts: (string | undefined)[]) => texts.some((text) => text !== undefined && values.includes(text));
  const within = (text: string) => values.some((value) => text.includes(value));
  const tests: Record<string, EniTest> = {
    "vpc-id": (eni) => among(eni.vpcId),
    "subnet-id": (eni) => among(eni.subnetId),
    "network-interface-id": (eni) => among(eni.id),
    "network-interface-name": (eni) => within(eni.name),
    "network-interface-description": (eni) => within(eni.description),
    "attachment.instance-id": (eni) => among(eni.attachment?.instanceId),
    "groups.security-group-id": (eni) => among(...eni.securityGroups.map(({ id }) => id)),
    "is-primary": (eni) => values.some((value) => value.toLowerCase() === String(eni.primary)),
    "eni-type": (eni) => among(eni.primary ? "1" : "0"),
    "public-address-ip": (eni) => among(...eni.addresses.map(({ ip }) => eipOf(world, eni, ip)?.ip)),
    // "Single value = suffix-fuzzy, several = exact": the text may go on after a single value.
    "address-ip": (eni) =>
      eni.addresses.some(({ ip }) =>
        values.length === 1 && !exact ? ip.startsWith(values[0] ?? "") : values.includes(ip),
      ),
    "ip-exact-match": () => true,
  };
  const test = Object.hasOwn(tests, name) ? tests[name] : undefined;
  if (!test) throw v3Refusal("InvalidParameter.FilterInvalidKey", `The filter ${name} is not supported.`);
  return test;
}

function showAddress(world: World, eni: NetworkInterface, address: NetworkInterface["addresses"][number]) {
  const eip = eipOf(world, eni, address.ip);
  return {
    PrivateIpAddress: address.ip,
    Primary: address.primary,
    PublicIpAddress: eip?.ip ?? "",
    AddressId: eip?.id ?? "",
    Description: address.description,
    IsWanIpBlocked: false,
    State: address.state,
    QosLevel: "DEFAULT",
  };
}

function showEni(world: World, eni: NetworkInterface) {
  return {
    NetworkInterfaceId: eni.id,
    NetworkInterfaceName: eni.name,
    NetworkInterfaceDescription: eni.description,
    SubnetId: eni.subnetId,
    VpcId: eni.vpcId,
    GroupSet: eni.securityGroups.map(({ id }) => id),
    Primary: eni.primary,
    MacAddress: eni.macAddress,
    State: "AVAILABLE",
    NetworkInterfaceState: eni.attachment ? "INUSE" : "AVAILABLE",
    PrivateIpAddressSet: eni.addresses.map((address) => showAddress(world, eni, address)),
    Attachment: eni.attachment && {
      InstanceId: eni.attachment.instanceId,
      DeviceIndex: eni.attachment.deviceIndex,
      InstanceAccountId: "",
      AttachTime: eni.attachment.attachTime,
    },
    Zone: eni.zone,
    CreatedTime: eni.createdTime,
    Ipv6AddressSet: [],
    TagSet: [],
    EniType: eni.primary ? 1 : 0,
    Business: "",
    CdcId: "",
    AttachType: 0,
    ResourceId: "",
    QosLevel: "DEFAULT",
  };
}
