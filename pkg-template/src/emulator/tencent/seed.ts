// Tencent Cloud's part of the default state: the ids of the providers' example pages and of the recorded vectors.
import type { StateDocument } from "../state.ts";

export const tencentSeed: NonNullable<StateDocument["tencent"]> = {
  vpcs: ["vpc-7t9nf3pu"],
  subnets: [
    { id: "subnet-k57wo6pb", vpcId: "vpc-7t9nf3pu", cidr: "10.0.0.0/24", ipv6Prefix: "2001:db8:0:1" },
    // Without IPv6 range.
    { id: "subnet-c8r2h6ml", vpcId: "vpc-7t9nf3pu", cidr: "10.0.1.0/24" },
  ],
  securityGroups: [
    { id: "sg-b9bxgu95", name: "default" },
    { id: "sg-4n7t2k8w", name: "web" },
  ],
  instances: [
    { id: "ins-2pxh8r3k", vpcId: "vpc-7t9nf3pu", zone: "ap-guangzhou-3" },
    { id: "ins-8d4m6q0z", vpcId: "vpc-7t9nf3pu", zone: "ap-guangzhou-3", publicIp: "198.51.100.120" },
  ],
  natGateways: [{ id: "nat-df83kq2p", vpcId: "vpc-7t9nf3pu" }],
  networkInterfaces: [
    {
      id: "eni-m6dyj72l",
      name: "eni-web",
      description: "network interface of the web server",
      vpcId: "vpc-7t9nf3pu",
      subnetId: "subnet-k57wo6pb",
      macAddress: "20:90:6F:63:98:CC",
      zone: "ap-guangzhou-3",
      createdTime: "2020-06-04 09:00:00",
      securityGroups: [{ id: "sg-b9bxgu95", name: "default" }],
      attachment: { instanceId: "ins-2pxh8r3k", deviceIndex: 1, attachTime: "2020-06-04 09:05:00" },
      addresses: [{ ip: "10.0.0.1", primary: true }, { ip: "10.0.0.2" }, { ip: "10.0.0.3" }],
    },
    {
      id: "eni-qk3y8d5w",
      name: "eni-spare",
      vpcId: "vpc-7t9nf3pu",
      subnetId: "subnet-k57wo6pb",
      macAddress: "20:90:6F:63:98:DD",
      zone: "ap-guangzhou-3",
      createdTime: "2020-06-04 09:30:00",
      securityGroups: [{ id: "sg-b9bxgu95", name: "default" }],
      addresses: [{ ip: "10.0.0.20", primary: true }, { ip: "10.0.0.21" }],
    },
  ],
  eips: [
    {
      id: "eip-hxlqja90",
      ip: "198.51.100.101",
      binding: { networkInterfaceId: "eni-m6dyj72l", privateIp: "10.0.0.2" },
    },
    { id: "eip-3b7k9dfa", ip: "198.51.100.102" },
  ],
};
