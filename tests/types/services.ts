// What the compiler says about calls to elastic IPs, VPC and IAM of Huawei Cloud and to the older elastic IPs of Tencent
// Cloud: one function a rule, with what is taken before what is refused.

import { HuaweiCloud, type HuaweiEip, TencentCloud } from "cloudip";

const { eip, vpc, iam } = new HuaweiCloud({ region: "cn-north-4", credentials: { token: "T" } });
const { eipLegacy } = new TencentCloud({ region: "gz", credentials: { secretId: "A", secretKey: "S" } });

export async function required(): Promise<void> {
  await eip.showPublicip({ publicip_id: "p" });
  await vpc.createPort({ port: { network_id: "n" } });
  await eipLegacy.eipBindInstance({ eipId: "eip-1" });
  await eipLegacy.describeEipQuota();
  // @ts-expect-error publicip_id is missing
  await eip.showPublicip({});
  // @ts-expect-error the whole body is missing
  await eip.associatePublicips({ publicip_id: "p" });
  // @ts-expect-error network_id is missing, deep inside
  await vpc.createPort({ port: { name: "n" } });
  // @ts-expect-error the methods are missing
  await iam.createTemporaryAccessKeyByToken({ auth: { identity: {} } });
  // @ts-expect-error eipId is missing
  await eipLegacy.eipBindInstance({ unInstanceId: "ins-1" });
  // @ts-expect-error a member that may be left out may not be undefined
  await eip.listPublicips({ marker: undefined });
}

export async function types(): Promise<void> {
  await eip.createSharedBandwidth({ bandwidth: { name: "b", size: 5 } });
  await vpc.batchCreateSubNetworkInterface({
    count: 2n,
    sub_network_interface: { parent_id: "p", virsubnet_id: "s", security_groups: ["g"] },
  });
  await eipLegacy.deleteEip({ eipIds: ["eip-1"] });
  // @ts-expect-error the size is a number
  await eip.createSharedBandwidth({ bandwidth: { name: "b", size: "5" } });
  // @ts-expect-error a list of ids
  await vpc.listPortsV3({ id: "p" });
  // @ts-expect-error a truth value
  await vpc.listPorts({ admin_state_up: "true" });
  // @ts-expect-error a list of methods
  await iam.createTemporaryAccessKeyByToken({ auth: { identity: { methods: "token" } } });
  // @ts-expect-error a list of ids
  await eipLegacy.deleteEip({ eipIds: "eip-1" });
  // @ts-expect-error each id is text
  await eipLegacy.deleteEip({ eipIds: [1] });
}

export async function unknownMembers(): Promise<void> {
  // @ts-expect-error the name is publicip_id
  await eip.showPublicip({ publicip_id: "p", publicIpId: "p" });
  // @ts-expect-error a port has no colour
  await vpc.updatePort({ port_id: "p", port: { colour: "red" } });
  // @ts-expect-error an identity has no user
  await iam.createTemporaryAccessKeyByToken({ auth: { identity: { methods: ["token"], user: "u" } } });
  // @ts-expect-error this API writes its names with a small letter
  await eipLegacy.eipUnBindInstance({ EipId: "eip-1" });
  // @ts-expect-error no such operation
  eipLegacy.eipRename;
}

export async function nulls(): Promise<void> {
  await eip.updatePublicipV3({ publicip_id: "p", publicip: { associate_instance_id: null } });
  await eip.neutronUpdateFloatingIp({ floatingip_id: "f", floatingip: { port_id: null } });
  // @ts-expect-error it keeps its alias
  await eip.updatePublicip({ publicip_id: "p", publicip: { alias: null } });
  // @ts-expect-error a port keeps its name
  await vpc.updatePort({ port_id: "p", port: { name: null } });
  // @ts-expect-error there is no identity without one
  await iam.createTemporaryAccessKeyByToken({ auth: { identity: null } });
  // @ts-expect-error left out, not null
  await eipLegacy.eipUnBindInstance({ eipId: null });
}

/** Known words are offered, and others taken: a provider may know more. */
export async function words(): Promise<void> {
  await eip.listBandwidths({ share_type: "PER" });
  await eip.listBandwidths({ share_type: "SOMETHING_NEW" });
  await vpc.listPortsV3({ status: "SOMETHING_NEW" });
  const { data } = await eip.showPublicip({ publicip_id: "p" });
  const status = data.publicip?.status;
  const known: HuaweiEip.PublicipShowResp["status"] = "ACTIVE";
  console.log(status === known || status === "SOMETHING_NEW");
  // @ts-expect-error a word is still text
  await eip.listBandwidths({ share_type: 1 });
}

/** Providers leave members out. */
export async function answers(): Promise<void> {
  const publicip: HuaweiEip.PublicipShowResp | undefined = (await eip.showPublicip({ publicip_id: "p" })).data.publicip;
  const ports = (await vpc.listPorts()).data.ports ?? [];
  const first: string | undefined = ports[0]?.id;
  const empty: null = (await eip.deletePublicip({ publicip_id: "p" })).data;
  const total: number | undefined = (await eipLegacy.describeEip({})).data.totalCount;
  console.log(publicip?.id, first, empty, total);
  // @ts-expect-error the public IP may be missing
  console.log((await eip.showPublicip({ publicip_id: "p" })).data.publicip.id);
  // @ts-expect-error and so may the list
  console.log((await vpc.listPorts()).data.ports.length);
  // @ts-expect-error the credential may be missing
  const key: string = (await iam.createTemporaryAccessKeyByToken({ auth: { identity: { methods: ["token"] } } })).data
    .credential?.access;
  // @ts-expect-error the answer has no such member
  console.log(key, (await eipLegacy.describeEip({})).data.eips);
}
