// Private IPs of a network interface and the EIPs on them, through API 3.0 and API 2.0 in turn (tencent.md 4.1, 4.3 and
// 5): a primary address is never returned, returning an address frees its EIP, an EIP is bound to one address and an
// address has one EIP, and while a task holds an interface or an EIP the next one is refused.
import fc from "fast-check";
import type { Bench, Json } from "../bench.ts";
import { ANY, type System } from "./system.ts";

const ENI = "eni-m6dyj72l";
const VPC = "vpc-7t9nf3pu";
const PRIMARY = "10.0.0.1";
const IPS = ["10.0.0.2", "10.0.0.3", "10.0.0.4"];
const EIPS = ["eip-hxlqja90", "eip-3b7k9dfa"];

type Step =
  | { do: "assign"; ip: string; api: 2 | 3 }
  | { do: "unassign"; ip: string; api: 2 | 3 }
  | { do: "associate"; eip: string; ip: string; api: 2 | 3 }
  | { do: "disassociate"; eip: string; api: 2 | 3 };

const api = fc.constantFrom(2 as const, 3 as const);
const anyIp = fc.constantFrom(PRIMARY, ...IPS);

export const tencent: System<Step> = {
  name: "private IPs and EIPs",
  seed: {
    huawei: { domainId: "d78cbac186b744899480f25bd0221ff5", projects: [] },
    tencent: {
      vpcs: [VPC],
      subnets: [{ id: "subnet-k57wo6pb", vpcId: VPC, cidr: "10.0.0.0/24" }],
      networkInterfaces: [
        {
          id: ENI,
          name: "eni",
          vpcId: VPC,
          subnetId: "subnet-k57wo6pb",
          macAddress: "20:90:6F:63:98:CC",
          zone: "ap-guangzhou-3",
          createdTime: "2020-06-04 09:00:00",
          addresses: [{ ip: PRIMARY, primary: true }, { ip: "10.0.0.2" }],
        },
      ],
      eips: EIPS.map((id, at) => ({ id, ip: `198.51.100.${101 + at}` })),
    },
  },

  steps: fc.oneof(
    fc.record({ do: fc.constant("assign" as const), ip: anyIp, api }),
    fc.record({ do: fc.constant("unassign" as const), ip: anyIp, api }),
    fc.record({ do: fc.constant("associate" as const), eip: fc.constantFrom(...EIPS), ip: anyIp, api }),
    fc.record({ do: fc.constant("disassociate" as const), eip: fc.constantFrom(...EIPS), api }),
  ),

  model() {
    let ips = [PRIMARY, "10.0.0.2"];
    let leaving: string[] = [];
    const bound = new Map<string, string>();
    let isEniBusy = false;
    const busyEips = new Set<string>();
    return {
      broken(step) {
        const codes: string[] = [];
        const say = (three: string, two = ANY) => codes.push(step.api === 3 ? three : two);
        if (isEniBusy || ("eip" in step && busyEips.has(step.eip))) {
          say("eip" in step ? "OperationDenied.MutexTaskRunning" : "UnsupportedOperation.MutexOperationTaskRunning");
        }
        if (step.do === "assign" && ips.includes(step.ip)) say("ResourceInUse", "InvalidPrivateIpAddress.InUse");
        if (step.do === "unassign" && step.ip === PRIMARY) say(ANY, "InvalidPrivateip.IsPrimary");
        if (step.do === "unassign" && !ips.includes(step.ip)) say("UnsupportedOperation.AttachmentNotFound");
        if ("eip" in step && bound.has(step.eip) === (step.do === "associate")) {
          say("UnsupportedOperation.AddressStatusNotPermit");
        }
        if (step.do === "associate") {
          if (!ips.includes(step.ip)) say("InvalidParameterValue.PrivateIpAddressNotMatch");
          if ([...bound.values()].includes(step.ip)) say("InvalidPrivateIpAddress.AlreadyBindEip");
        }
        return codes;
      },
      take(step) {
        isEniBusy = true;
        if (step.do === "assign") ips.push(step.ip);
        if (step.do === "unassign") leaving.push(step.ip);
        if (step.do === "associate") bound.set(step.eip, step.ip);
        if (step.do === "disassociate") bound.delete(step.eip);
        if (step.do === "associate" || step.do === "disassociate") busyEips.add(step.eip);
      },
      settle() {
        isEniBusy = false;
        busyEips.clear();
        ips = ips.filter((ip) => !leaving.includes(ip));
        for (const [eip, ip] of [...bound]) if (leaving.includes(ip)) bound.delete(eip);
        leaving = [];
      },
      shown: () => ({ ips, bound: EIPS.map((eip) => bound.get(eip) ?? "") }),
    };
  },

  send: (bench, step) => (step.api === 3 ? send3(bench, step) : send2(bench, step)),

  async show(bench) {
    const { NetworkInterfaceSet } = await bench.v3("DescribeNetworkInterfaces", { NetworkInterfaceIds: [ENI] });
    const ips = NetworkInterfaceSet[0].PrivateIpAddressSet.map(({ PrivateIpAddress }: Json) => PrivateIpAddress);
    const { AddressSet } = await bench.v3("DescribeAddresses", { AddressIds: EIPS });
    const bound = EIPS.map((eip) => {
      const { AddressStatus, PrivateAddressIp } = AddressSet.find(({ AddressId }: Json) => AddressId === eip);
      return AddressStatus.startsWith("BIND") ? PrivateAddressIp : "";
    });
    return { ips, bound };
  },
};

async function send3(bench: Bench, step: Step): Promise<string | undefined> {
  return (await call3(bench, step)).Error?.Code;
}

function call3(bench: Bench, step: Step): Promise<Json> {
  switch (step.do) {
    case "assign":
      return bench.v3("AssignPrivateIpAddresses", addresses(step.ip));
    case "unassign":
      return bench.v3("UnassignPrivateIpAddresses", addresses(step.ip));
    case "associate": {
      const to = { NetworkInterfaceId: ENI, PrivateIpAddress: step.ip };
      return bench.v3("AssociateAddress", { AddressId: step.eip, ...to });
    }
    case "disassociate":
      return bench.v3("DisassociateAddress", { AddressId: step.eip });
  }
}

const addresses = (PrivateIpAddress: string) => ({
  NetworkInterfaceId: ENI,
  PrivateIpAddresses: [{ PrivateIpAddress }],
});

async function send2(bench: Bench, step: Step): Promise<string | undefined> {
  const { code, codeDesc } = await call2(bench, step);
  return code === 0 ? undefined : codeDesc;
}

function call2(bench: Bench, step: Step): Promise<Json> {
  const eni = { vpcId: VPC, networkInterfaceId: ENI };
  switch (step.do) {
    case "assign": {
      const address = {
        "privateIpAddressSet.0.primary": "false",
        "privateIpAddressSet.0.privateIpAddress": step.ip,
      };
      return bench.legacy("AssignPrivateIpAddresses", { ...eni, ...address });
    }
    case "unassign":
      return bench.legacy("UnassignPrivateIpAddresses", { ...eni, "privateIpAddress.0": step.ip });
    case "associate": {
      const to = { networkInterfaceId: ENI, privateIpAddress: step.ip };
      return bench.legacyEip("EipBindInstance", { eipId: step.eip, ...to });
    }
    case "disassociate":
      return bench.legacyEip("EipUnBindInstance", { eipId: step.eip });
  }
}
