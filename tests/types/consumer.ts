// A program of a user of the package, for the compiler only: what must compile, and what must not.

import {
  CloudError,
  HuaweiCloud,
  type HuaweiCredentials,
  type HuaweiDns,
  HuaweiSigner,
  type Source,
  TencentCloud,
  type TencentCredentials,
  TencentSigner,
  TencentV1Signer,
} from "cloudip";
import wasm from "cloudip/cloudip.wasm";
import { createEmulator } from "cloudip/emulator";
import { initSync, HuaweiCloud as SlimCloud } from "cloudip/slim";

const emulator = createEmulator();
const credentials = { accessKeyId: "AK", secretAccessKey: "SK" };
const huawei = new HuaweiCloud({
  region: "cn-north-4",
  credentials,
  projectId: "p",
  fetch: emulator.fetch,
  timeoutMs: 1000,
});
const tencent = new TencentCloud({
  region: "ap-guangzhou",
  credentials: { secretId: "AKID", secretKey: "SK", token: "T" },
});

export async function documented(): Promise<void> {
  const { data, status, requestId, attempts } = await huawei.dns.associateEndpointIpaddress(
    { endpoint_id: "e", ipaddress: { subnet_id: "s", ip: "192.168.0.1" } },
    { signal: AbortSignal.timeout(1000), timeoutMs: 500 },
  );
  const words: string | undefined = data.endpoint?.status;
  if (data.endpoint?.status === "PENDING_CREATE") console.log(words, status.toFixed(), requestId, attempts.toFixed());
  // Providers add values: a list of an answer is open.
  if (data.endpoint?.status === "SOMETHING_NEW") console.log("new");
  const vpc: string | null | undefined = data.endpoint?.vpc_id;
  console.log(vpc);

  await huawei.dns.disassociateEndpointIpaddress({ endpoint_id: "e", ipaddress_id: "i" });
  const ip = { type: "v4", ip: "203.0.113.10" } as const;
  const job = await huawei.apig.unregisterIngressIps({ instance_id: "i", elbs: [{ elb_id: "e", public_ips: [ip] }] });
  const jobId: string | undefined = job.data.job_id;
  await huawei.apig.unregisterIngressIps({ project_id: "other", instance_id: "i", elbs: [] });
  const empty: null = (await huawei.workspace.batchDisassociateDesktopsEip({ desktop_ids: ["d"] })).data;
  await huawei.apig.listInstancesV2();

  await tencent.vpc.unassignPrivateIpAddresses({
    NetworkInterfaceId: "eni-1",
    PrivateIpAddresses: [{ PrivateIpAddress: "10.0.0.2" }],
  });
  const legacy = { vpcId: "vpc-1", networkInterfaceId: "eni-1", privateIpAddress: ["10.0.0.2"] };
  const task = await tencent.vpcLegacy.unassignPrivateIpAddresses(legacy);
  const taskId: number | bigint | undefined = task.data.data?.taskId;
  await tencent.vpcLegacy.describeVpcTaskResult({ taskId: 16284n });
  const { data: unbound } = await tencent.vpc.disassociateAddress({ AddressId: "eip-1" });
  if (unbound.TaskId !== undefined) await tencent.vpc.describeTaskResult({ TaskId: unbound.TaskId });
  console.log(jobId, empty, taskId);
}

export async function everyService(): Promise<void> {
  // Known words are offered, but any other is taken; null unbinds where the provider says so, and nowhere else.
  const instance = { associate_instance_type: "PORT", associate_instance_id: "port" } as const;
  await huawei.eip.associatePublicips({ publicip_id: "p", publicip: instance });
  await huawei.eip.updatePublicipV3({
    publicip_id: "p",
    publicip: { associate_instance_id: null, associate_instance_type: null },
  });
  await huawei.eip.listPublicipsV3({ "vnic.port_id": ["port"], status: ["ACTIVE", "SOMETHING_NEW"], limit: 10 });
  const unknownForm: unknown = (await huawei.eip.showPublicIpType()).data;
  const port = { network_id: "n", device_owner: "neutron:VIP_PORT", "binding:profile": { key: ["any"] } };
  const vip = await huawei.vpc.neutronCreatePort({ port });
  const name: string | undefined = vip.data.port?.["binding:vnic_type"];
  const policy = {
    Version: "1.1",
    Statement: [{ Action: ["dns:*"], Effect: "Allow", Condition: { StringEquals: { "g:DomainName": ["d"] } } }],
  };
  await huawei.iam.createTemporaryAccessKeyByToken({ auth: { identity: { methods: ["token"], policy } } });
  await huawei.dns.restorePtrRecord({ region: "cn-north-4", floatingip_id: "f", ptrdname: null });

  const bound = await tencent.vpc.associateAddress({ AddressId: "eip-1", InstanceId: "ins-1" });
  await tencent.vpc.describeTaskResult({ TaskId: 9007199254740993n });
  await tencent.eipLegacy.eipBindInstance({ eipId: "eip-1", unInstanceId: "ins-1" });
  const addresses = await tencent.eipLegacy.describeAddresses({ Limit: 20 });
  console.log(unknownForm, name, bound.data.TaskId, addresses.data.AddressSet?.[0]?.AddressIp);
}

export async function byName(): Promise<void> {
  const { data } = await huawei.call("dns", "showEndpoint", { endpoint_id: "e" });
  const count: number | undefined = data.endpoint?.ipaddress_count;
  const prepared = await tencent.prepare("vpc", "describeNetworkInterfaces", { Limit: 20 });
  const texts: Array<string | undefined> = [prepared.method, prepared.url, prepared.signature, prepared.stringToSign];
  const request: HuaweiDns.ListEndpointsRequest = { direction: "inbound", limit: 500n };
  const reply: HuaweiDns.ListEndpointsResponse = (await huawei.dns.listEndpoints(request)).data;
  console.log(count, texts, reply.endpoints?.length, prepared.headers["Content-Type"]);
}

export async function lists(signal: AbortSignal): Promise<void> {
  for await (const endpoint of huawei.paginate("dns", "listEndpoints", { direction: "inbound" }, { signal })) {
    const status: string | undefined = endpoint.status;
    if (status === "ERROR") break;
  }
  for await (const { NetworkInterfaceId } of tencent.paginate("vpc", "describeNetworkInterfaces", { Limit: 50 })) {
    const id: string | undefined = NetworkInterfaceId;
    console.log(id);
  }
  for await (const { id } of huawei.paginate("vpc", "listPortsV3", { limit: 10 })) {
    const port: string | undefined = id;
    console.log(port);
  }
  for await (const eip of tencent.paginate("eipLegacy", "describeEip", {})) {
    const address: string | undefined = eip.eip;
    console.log(address);
  }
  for await (const eni of tencent.paginate("vpcLegacy", "describeNetworkInterfaces", {})) console.log(eni.eniName);
}

export async function credentialsOfEveryForm(temporary: TencentCredentials): Promise<void> {
  const region = "cn-north-4";
  const user = { username: "u", password: "p", domainName: "d" };
  const agency = { name: "a", domainName: "d", durationSeconds: 3600 };
  const given: Source<HuaweiCredentials>[] = [
    { ...credentials, securityToken: "T", expiresAt: new Date() },
    { token: "T", expiresAt: 1735787045000 },
    user,
    { ...credentials, agency },
    { ...user, agency: { name: "a", domainId: "i" } },
    async () => ({ ...credentials, expiresAt: "2025-01-02T03:04:05Z" }),
    () => user,
  ];
  for (const one of given) new HuaweiCloud({ region, credentials: one });
  new TencentCloud({ region: "gz", credentials: async () => temporary });
  const auth = { identity: { methods: ["token"] } };
  const { data } = await huawei.iam.createTemporaryAccessKeyByToken({ auth });
  const secret: string | undefined = data.credential?.secret;
  const checked = await huawei.iam.keystoneValidateToken({ "X-Subject-Token": "T" });
  const token: string | undefined = checked.data["X-Subject-Token"];
  console.log(secret, token);
}

export function signers(): void {
  const request = { method: "GET", url: "https://dns.cn-north-4.myhuaweicloud.com/v2.1/endpoints" };
  const signed = new HuaweiSigner(credentials).sign(request, new Date());
  const headers: Record<string, string> = signed.headers;
  const explained = new TencentSigner({ secretId: "AKID", secretKey: "SK" }, { service: "vpc" }).explain(request, 0);
  const scope: string | undefined = explained.scope;
  const form = { method: "POST", url: "https://vpc.api.qcloud.com/v2/index.php", params: { Action: "A" } } as const;
  new TencentV1Signer({ secretId: "AKID", secretKey: "SK" }, { method: "HmacSHA1" }).sign(form, Date.now(), 42);
  console.log(headers, scope);
}

export function failures(error: unknown): string {
  if (!(error instanceof CloudError)) return "";
  switch (error.kind) {
    case "InvalidInput":
      return error.message;
    case "Throttled":
      return `${error.code} ${error.status ?? 0} ${error.requestId ?? ""} ${error.retryable} ${error.attempts}`;
    // @ts-expect-error there is no such kind
    case "SomethingElse":
      return "";
    default:
      return `${error.service}.${error.operation}`;
  }
}

export function slim(): SlimCloud {
  initSync({ module: wasm });
  return new SlimCloud({ region: "cn-north-4", credentials: { token: "T" } });
}

export function wrong(): void {
  // @ts-expect-error null has no meaning there
  huawei.eip.updatePublicipV3({ publicip_id: "p", publicip: { alias: null } });
  // @ts-expect-error the newer interface takes lists
  huawei.eip.listPublicipsV3({ status: "ACTIVE" });
  // @ts-expect-error an address must be named
  tencent.vpc.associateAddress({ InstanceId: "ins-1" });
  // @ts-expect-error the region is missing
  new HuaweiCloud({ credentials });
  // @ts-expect-error the account of the user is missing
  new HuaweiCloud({ region: "cn-north-4", credentials: { username: "u", password: "p" } });
  // @ts-expect-error an agency has a name
  new HuaweiCloud({ region: "cn-north-4", credentials: { ...credentials, agency: { domainName: "d" } } });
  // @ts-expect-error a function gives credentials
  new HuaweiCloud({ region: "cn-north-4", credentials: () => "AK" });
  // @ts-expect-error agencies are Huawei Cloud's
  new TencentCloud({ region: "gz", credentials: { secretId: "A", secretKey: "S", agency: { name: "a" } } });
  // @ts-expect-error these are the other cloud's keys
  new TencentCloud({ region: "ap-guangzhou", credentials });
  // @ts-expect-error subnet_id is missing
  huawei.dns.associateEndpointIpaddress({ endpoint_id: "e", ipaddress: {} });
  // @ts-expect-error the name is endpoint_id
  huawei.dns.showEndpoint({ endpointId: "e" });
  // @ts-expect-error parameters are required
  huawei.dns.showEndpoint();
  const elbs = [{ elb_id: "e", public_ips: [{ type: "v5", ip: "203.0.113.10" }] }];
  // @ts-expect-error an address is of type v4 or v6
  huawei.apig.unregisterIngressIps({ instance_id: "i", elbs });
  // @ts-expect-error a list of strings
  huawei.workspace.batchDisassociateDesktopsEip({ desktop_ids: "d" });
  // @ts-expect-error it answers no list
  huawei.paginate("dns", "showEndpoint", { endpoint_id: "e" });
  // @ts-expect-error the direction is missing
  huawei.paginate("dns", "listEndpoints", {});
  // @ts-expect-error no such operation
  huawei.call("dns", "unbindEverything", {});
  // @ts-expect-error the parameters of another operation
  huawei.call("dns", "showEndpoint", { instance_id: "i" });
  // @ts-expect-error no such service
  tencent.dns.showEndpoint({ endpoint_id: "e" });
  // @ts-expect-error API 3.0 writes its names otherwise
  tencent.vpc.unassignPrivateIpAddresses({ networkInterfaceId: "eni-1", privateIpAddress: ["10.0.0.2"] });
  // @ts-expect-error milliseconds are a number
  huawei.dns.showEndpoint({ endpoint_id: "e" }, { timeoutMs: "500" });
  // @ts-expect-error there is no such entry point
  import("cloudip/nothing");
}
