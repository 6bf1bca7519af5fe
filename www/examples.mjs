// Parameters that the emulator's default state has the resources for, by cloud, service and name: what the console fills in
// can be sent as it stands. Operations that are not here have the API reference's example.

const ENDPOINT = "ff80808169bf16c70169bf1d02270000";
const SUBNET = "3ee6107e-4188-4c4d-b453-80d6b9a147d5";
const GATEWAY = "6a7d71827fd54572b1f31aa9548fcc81";
const LOAD_BALANCER = "85392b45-685c-4f77-b19a-14ad875b8190";
const DESKTOP_WITHOUT_EIP = "b1e7a940-3c58-4f2d-8a06-7d9c5e4f1b22";
const FREE_DESKTOP_EIP = "0a2f6c1b-8d3e-4f57-a9c4-6e1b7d5f2a03";
const agency = { agency_name: "AGENCYEXAMPLE", domain_name: "DELEGATINGEXAMPLE" };
const assumed = { auth: { identity: { methods: ["assume_role"], assume_role: agency } } };

const huawei = {
  dns: {
    AssociateEndpointIpaddress: { endpoint_id: ENDPOINT, ipaddress: { subnet_id: SUBNET } },
    DisassociateEndpointIpaddress: { endpoint_id: ENDPOINT, ipaddress_id: "ff80808169bf16c70169bf1d02270001" },
    CreateEndpoint: {
      name: "example",
      direction: "inbound",
      region: "cn-north-4",
      ipaddresses: [{ subnet_id: SUBNET }, { subnet_id: SUBNET }],
    },
  },
  apig: {
    UnregisterIngressIps: {
      instance_id: GATEWAY,
      elbs: [{ elb_id: LOAD_BALANCER, public_ips: [{ type: "v4", ip: "203.0.113.10" }] }],
    },
    RegisterIngressIps: {
      instance_id: GATEWAY,
      elbs: [{ elb_id: LOAD_BALANCER, public_ips: [{ type: "v4", ip: "203.0.113.11" }] }],
    },
    ListExtraElbs: { instance_id: GATEWAY },
    BatchAddExtraElbs: { instance_id: GATEWAY, elb_details: [{ id: "0d3a4f7e-5b1c-4e2f-9a68-7c1d2e3f4a5b" }] },
    BatchDisassociateExtraElbs: { instance_id: GATEWAY, elb_ids: [LOAD_BALANCER] },
    ShowDetailsOfInstanceV2: { instance_id: GATEWAY },
    ShowDetailsOfInstanceProgressV2: { instance_id: GATEWAY },
    ShowAsyncTaskResult: { instance_id: GATEWAY, task_id: "0d3a4f7e-5b1c-4e2f-9a68-7c1d2e3f4a5b" },
  },
  workspace: {
    AssociateDesktopsEip: { desktop_id: DESKTOP_WITHOUT_EIP, eip_id: FREE_DESKTOP_EIP },
    ApplyDesktopsInternet: {
      desktop_ids: [DESKTOP_WITHOUT_EIP],
      bandwidth_size: 5,
      eip_charge_mode: "TRAFFIC",
      eip_type: "5_bgp",
    },
  },
  iam: {
    KeystoneCreateUserTokenByPassword: {
      auth: {
        identity: {
          methods: ["password"],
          password: {
            user: { domain: { name: "ACCOUNTEXAMPLE" }, name: "USEREXAMPLE", password: "PASSWORDEXAMPLE0000" },
          },
        },
        scope: { project: { name: "cn-north-4" } },
      },
    },
    KeystoneCreateAgencyToken: assumed,
    KeystoneValidateToken: { "X-Subject-Token": "TOKENEXAMPLE0000000000000000000000000000" },
    CreateTemporaryAccessKeyByAgency: assumed,
  },
};

const INTERFACE = "eni-m6dyj72l";
const SPARE_INTERFACE = "eni-qk3y8d5w";
const INSTANCE = "ins-2pxh8r3k";
const INSTANCE_WITH_PUBLIC_IP = "ins-8d4m6q0z";
const EIP = "eip-hxlqja90";
const FREE_EIP = "eip-3b7k9dfa";
const VPC = "vpc-7t9nf3pu";
const NETWORK = "subnet-k57wo6pb";
const addresses = (...ips) => ({
  NetworkInterfaceId: INTERFACE,
  PrivateIpAddresses: ips.map((ip) => ({ PrivateIpAddress: ip })),
});

const tencent = {
  vpc: {
    UnassignPrivateIpAddresses: addresses("10.0.0.3"),
    AssignPrivateIpAddresses: addresses("10.0.0.77"),
    MigratePrivateIpAddress: {
      SourceNetworkInterfaceId: INTERFACE,
      DestinationNetworkInterfaceId: SPARE_INTERFACE,
      PrivateIpAddress: "10.0.0.3",
    },
    ModifyPrivateIpAddressesAttribute: {
      NetworkInterfaceId: INTERFACE,
      PrivateIpAddresses: [{ PrivateIpAddress: "10.0.0.2", Description: "example" }],
    },
    DescribeVpcPrivateIpAddresses: { VpcId: VPC, PrivateIpAddresses: ["10.0.0.2"] },
    DescribeUsedIpAddress: { VpcId: VPC },
    DescribeNetworkInterfaceLimit: { InstanceId: INSTANCE },
    AssignIpv6Addresses: { NetworkInterfaceId: INTERFACE, Ipv6Addresses: [{ Address: "2001:db8:0:1::10" }] },
    UnassignIpv6Addresses: { NetworkInterfaceId: INTERFACE, Ipv6Addresses: [{ Address: "2001:db8:0:1::10" }] },
    ModifyIpv6AddressesAttribute: {
      NetworkInterfaceId: INTERFACE,
      Ipv6Addresses: [{ Address: "2001:db8:0:1::10", Description: "example" }],
    },
    DescribeVpcIpv6Addresses: { VpcId: VPC },
    AssociateAddress: { AddressId: FREE_EIP, NetworkInterfaceId: INTERFACE, PrivateIpAddress: "10.0.0.3" },
    DisassociateAddress: { AddressId: EIP },
    ReleaseAddresses: { AddressIds: [FREE_EIP] },
    ModifyAddressAttribute: { AddressId: EIP, AddressName: "example" },
    TransformAddress: { InstanceId: INSTANCE_WITH_PUBLIC_IP },
    AdjustPublicAddress: { InstanceId: INSTANCE_WITH_PUBLIC_IP },
    ReturnNormalAddresses: { AddressIps: ["198.51.100.120"] },
    CreateHaVip: { VpcId: VPC, SubnetId: NETWORK, HaVipName: "example" },
  },
  vpcLegacy: {
    UnassignPrivateIpAddresses: { vpcId: VPC, networkInterfaceId: INTERFACE, privateIpAddress: ["10.0.0.3"] },
    AssignPrivateIpAddresses: {
      vpcId: VPC,
      networkInterfaceId: INTERFACE,
      privateIpAddressSet: [{ primary: false, privateIpAddress: "10.0.0.77" }],
    },
    MigratePrivateIpAddress: {
      vpcId: VPC,
      privateIpAddress: "10.0.0.3",
      oldNetworkInterfaceId: INTERFACE,
      newNetworkInterfaceId: SPARE_INTERFACE,
    },
    CreateNetworkInterface: { vpcId: VPC, subnetId: NETWORK, eniName: "example" },
    DeleteNetworkInterface: { vpcId: VPC, networkInterfaceId: SPARE_INTERFACE },
    AttachNetworkInterface: { vpcId: VPC, networkInterfaceId: SPARE_INTERFACE, instanceId: INSTANCE },
    DetachNetworkInterface: { vpcId: VPC, networkInterfaceId: INTERFACE, instanceId: INSTANCE },
    MigrateNetworkInterface: {
      vpcId: VPC,
      networkInterfaceId: INTERFACE,
      oldInstanceId: INSTANCE,
      newInstanceId: INSTANCE_WITH_PUBLIC_IP,
    },
    ModifyNetworkInterface: { vpcId: VPC, networkInterfaceId: INTERFACE, eniName: "example" },
    AssociateVip: { vpcId: VPC, vipId: FREE_EIP, lanIp: "10.0.0.3" },
    EipBindNatGateway: { natId: "nat-df83kq2p", vpcId: VPC, assignedEipSet: ["198.51.100.102"] },
    EipUnBindNatGateway: { natId: "nat-df83kq2p", vpcId: VPC, assignedEipSet: ["198.51.100.102"] },
  },
  eipLegacy: {
    EipBindInstance: { eipId: FREE_EIP, unInstanceId: INSTANCE },
    EipUnBindInstance: { eipId: EIP },
    DeleteEip: { eipIds: [FREE_EIP] },
    ModifyEipAttributes: { eipId: EIP, eipName: "example" },
    ModifyEipAlias: { eipId: EIP, eipName: "example" },
    TransformWanIpToEip: { unInstanceId: INSTANCE_WITH_PUBLIC_IP },
    AssociateAddress: { AddressId: FREE_EIP, InstanceId: INSTANCE },
    ReleaseAddresses: { AddressIds: [FREE_EIP] },
    ModifyAddressAttribute: { AddressId: EIP, AddressName: "example" },
  },
};

export const examples = { huawei, tencent };
