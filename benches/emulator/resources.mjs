// A state with many resources: ports and public IPs of Huawei Cloud, and network interfaces of Tencent Cloud.

export const PROJECT = "0123456789abcdef0123456789abcdef";
const SUBNET = "3ee6107e-4188-4c4d-b453-80d6b9a147d5";
const GROUP = "40da6e6b-2e37-4f6c-9d4a-8a7c0f7f5d11";
const BANDWIDTH = "3fa5b383-5a73-4dcb-a314-c6128546d820";
const TIME = "2025-01-01T08:00:00.000Z";

const address = (base, index) => [24, 16, 8, 0].map((shift) => ((base + index) >>> shift) & 255).join(".");
const hex = (index, digits) => index.toString(16).padStart(digits, "0");

export const portId = (index) => `d9f5a3c1-6b2e-4a7f-8c0d-${hex(index, 12)}`;
export const publicipId = (index) => `2ec9b78d-9368-46f3-8f29-${hex(index, 12)}`;
export const interfaceId = (index) => `eni-${hex(index, 8)}`;
/** An address that no interface has. */
export const spareAddress = (index) => address(0x0a800000, index + 10);

/** Two fifths are ports, two fifths public IPs, one fifth interfaces with two addresses each. */
export function resources(count) {
  const many = (share, entry) => Array.from({ length: Math.floor(count * share) }, (_, index) => entry(index));
  return {
    huawei: {
      domainId: "d78cbac186b744899480f25bd0221ff5",
      projects: [{ id: PROJECT, name: "cn-north-4" }],
      subnets: [{ id: SUBNET, neutronSubnetId: "c1d0e6a4", vpcId: "1f3f0b5c", cidr: "10.0.0.0/8" }],
      securityGroups: [{ id: GROUP, name: "default" }],
      bandwidths: [
        {
          id: BANDWIDTH,
          projectId: PROJECT,
          name: "shared",
          size: 5,
          shareType: "WHOLE",
          createdAt: TIME,
          updatedAt: TIME,
        },
      ],
      ports: many(0.4, (index) => ({
        id: portId(index),
        projectId: PROJECT,
        networkId: SUBNET,
        ip: address(0x0a000002, index),
        macAddress: "fa:16:3e:4d:34:10",
        securityGroups: [GROUP],
        createdAt: TIME,
      })),
      publicips: many(0.4, (index) => ({
        id: publicipId(index),
        projectId: PROJECT,
        address: address(0xc6120002, index),
        bandwidthId: BANDWIDTH,
        createdAt: TIME,
        updatedAt: TIME,
      })),
    },
    tencent: {
      vpcs: ["vpc-7t9nf3pu"],
      subnets: [{ id: "subnet-k57wo6pb", vpcId: "vpc-7t9nf3pu", cidr: "10.0.0.0/8" }],
      networkInterfaces: many(0.2, (index) => ({
        id: interfaceId(index),
        name: "eni",
        vpcId: "vpc-7t9nf3pu",
        subnetId: "subnet-k57wo6pb",
        macAddress: "20:90:6F:63:98:CC",
        zone: "ap-guangzhou-3",
        createdTime: "2020-06-04 09:00:00",
        addresses: [{ ip: address(0x0a000002, 2 * index), primary: true }, { ip: address(0x0a000002, 2 * index + 1) }],
      })),
    },
  };
}
