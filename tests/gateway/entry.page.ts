// A page that has no key: it makes the five documented calls through the gateway.
import { HuaweiCloud, TencentCloud } from "cloudip";

const INTERFACE = "eni-m6dyj72l";

/** The status of each call, and all that the page received. */
export interface Outcome {
  statuses: Record<string, number>;
  received: string[];
}

async function fiveCalls(url: string, token: string): Promise<Outcome> {
  const received: string[] = [];
  const fetchAndKeep = async (url: string, init: RequestInit) => {
    const response = await fetch(url, init);
    received.push(response.url, JSON.stringify([...response.headers]), await response.clone().text());
    return response;
  };
  const gateway = { url, token };
  const huawei = new HuaweiCloud({ region: "cn-north-4", gateway, fetch: fetchAndKeep });
  const tencent = new TencentCloud({ region: "ap-guangzhou", gateway, fetch: fetchAndKeep });
  const endpoint_id = "ff80808169be2efb0169bef85d720013";
  const { data: listed } = await huawei.dns.listEndpointIpaddresses({ endpoint_id });
  const [first] = listed.ipaddresses ?? [];
  const instance_id = "6a7d71827fd54572b1f31aa9548fcc81";
  const { data: instance } = await huawei.apig.showDetailsOfInstanceV2({ instance_id });
  const [publicIp] = instance.publicips ?? [];
  const elb_id = "85392b45-685c-4f77-b19a-14ad875b8190";
  const elbs = [{ elb_id, public_ips: [{ type: "v4" as const, ip: publicIp?.ip_address ?? "" }] }];
  const returning = { NetworkInterfaceId: INTERFACE, PrivateIpAddresses: [{ PrivateIpAddress: "10.0.0.2" }] };
  const returned = await tencent.vpc.unassignPrivateIpAddresses(returning);
  // An interface takes one change at a time.
  await tencent.wait("vpc", "unassignPrivateIpAddresses", returning, returned, { intervalMs: 200 });
  const results = {
    unbind: await huawei.dns.disassociateEndpointIpaddress({ endpoint_id, ipaddress_id: first?.id ?? "" }),
    bind: await huawei.dns.associateEndpointIpaddress({
      endpoint_id: "ff80808169bf16c70169bf1d02270000",
      ipaddress: { ip: "", subnet_id: "3ee6107e-4188-4c4d-b453-80d6b9a147d5" },
    }),
    deregister: await huawei.apig.unregisterIngressIps({ instance_id, elbs }),
    desktops: await huawei.workspace.batchDisassociateDesktopsEip({
      desktop_ids: ["90f05916-bc71-4e26-a534-d036188d96e3"],
    }),
    returned,
    returnedBy2: await tencent.vpcLegacy.unassignPrivateIpAddresses({
      vpcId: "vpc-7t9nf3pu",
      networkInterfaceId: INTERFACE,
      privateIpAddress: ["10.0.0.3"],
    }),
  };
  await huawei.prepare("dns", "showEndpoint", { endpoint_id });
  await tencent.prepare("vpcLegacy", "describeNetworkInterfaces", {});
  const statuses = Object.fromEntries(Object.entries(results).map(([name, { status }]) => [name, status]));
  return { statuses, received };
}

Object.assign(globalThis, { fiveCalls });
