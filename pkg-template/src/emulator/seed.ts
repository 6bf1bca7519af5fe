// The default state: the ids of the providers' own example pages, so that an example can be sent as it stands.
import { networkSeed } from "./huawei/network-seed.ts";
import type { StateDocument } from "./state.ts";
import { tencentSeed } from "./tencent/seed.ts";

const PROJECT = "0123456789abcdef0123456789abcdef";
const USER = "7116d09f88fa41908676fdd4b039e95b";
const DNS_SUBNET = "3ee6107e-4188-4c4d-b453-80d6b9a147d5";
const DNS_SUBNET_2 = "7b0f5c2e-62a6-4f0c-9d0b-0c7d3a1b5e42";

const address = (id: string, ip: string, subnetId: string, time: string) => ({
  id,
  ip,
  subnetId,
  status: "ACTIVE" as const,
  createTime: time,
  updateTime: time,
});

const connection = (id: string, markerId: number, status: "pendingAcceptance" | "accepted") => ({
  id,
  markerId,
  status,
  domainId: "c90f12a0f1ee43bc90a1f4d17bce35bc",
  createdAt: "2021-05-07T14:20:14.000Z",
  updatedAt: "2021-05-07T14:30:25.000Z",
});

const desktop = (id: string, number: number, userName: string) => ({
  id,
  name: `desktop-00${number}`,
  userName,
  network: {
    portId: `d9f5a3c1-6b2e-4a7f-8c0d-1e4f5a6b7d0${number}`,
    subnetId: DNS_SUBNET_2,
    ip: `172.16.8.10${number}`,
    securityGroups: ["40da6e6b-2e37-4f6c-9d4a-8a7c0f7f5d11"],
  },
});

export const defaultSeed: StateDocument = {
  credentials: {
    huawei: {
      accessKeys: [
        { accessKeyId: "AKEXAMPLE0000000000", secretAccessKey: "SKEXAMPLE0000000000000000000000000000000" },
        {
          accessKeyId: "AKTEMPORARY00000000",
          secretAccessKey: "SKTEMPORARY00000000000000000000000000000",
          securityToken: "SECURITYTOKENEXAMPLE00000000000000000000",
        },
      ],
      tokens: [{ token: "TOKENEXAMPLE0000000000000000000000000000", projectId: PROJECT, userId: USER }],
      users: [{ id: USER, name: "USEREXAMPLE", password: "PASSWORDEXAMPLE0000" }],
    },
    tencent: {
      secretKeys: [
        { secretId: "AKIDEXAMPLE00000000000000000000000", secretKey: "SKEXAMPLE000000000000000000000000" },
        {
          secretId: "AKIDTEMPORARY000000000000000000000",
          secretKey: "SKTEMPORARY0000000000000000000000",
          token: "TOKENEXAMPLE+/=0001",
        },
      ],
    },
  },
  huawei: {
    domainId: "d78cbac186b744899480f25bd0221ff5",
    domainName: "ACCOUNTEXAMPLE",
    agencies: [
      { name: "AGENCYEXAMPLE", domainId: "a2cd82a33fb043dc9304bf72a0f38f00", domainName: "DELEGATINGEXAMPLE" },
    ],
    projects: [
      { id: PROJECT, name: "cn-north-4" },
      // The project of the Workspace page's example request.
      { id: "0e69423d4400f4a82f67c0059a1e4cc8", name: "cn-north-1" },
    ],
    subnets: [
      {
        id: DNS_SUBNET,
        neutronSubnetId: "c1d0e6a4-9f0b-4e39-8c8e-5b7a64a3f2d1",
        vpcId: "1f3f0b5c-4b7e-4a54-a3a1-6c2f4f3d9b10",
        cidr: "192.168.0.0/24",
      },
      {
        id: DNS_SUBNET_2,
        neutronSubnetId: "e4a9b7d2-0c35-47f8-b1d6-92f5c8e03a67",
        vpcId: "dd2a1ce7-fa36-48d1-b6ac-6623bc7c306b",
        cidr: "172.16.8.0/24",
      },
    ],
    endpoints: [
      {
        id: "ff80808169bf16c70169bf1d02270000",
        name: "poi-666",
        direction: "inbound",
        status: "ACTIVE",
        vpcId: "1f3f0b5c-4b7e-4a54-a3a1-6c2f4f3d9b10",
        createTime: "2019-03-27T12:25:43.181",
        updateTime: "2019-03-27T12:25:43.181",
        addresses: [
          address("ff80808169bf16c70169bf1d02270001", "192.168.0.21", DNS_SUBNET, "2019-03-27T12:25:43.181"),
          address("ff80808169bf16c70169bf1d02270002", "192.168.0.22", DNS_SUBNET, "2019-03-27T12:25:43.181"),
          address("ff80808169bf16c70169bf1d02270003", "192.168.0.23", DNS_SUBNET, "2019-03-27T12:25:43.181"),
        ],
      },
      {
        id: "ff80808169be2efb0169bef85d720013",
        name: "NULL",
        direction: "inbound",
        status: "ACTIVE",
        vpcId: "dd2a1ce7-fa36-48d1-b6ac-6623bc7c306b",
        createTime: "2019-03-27T11:45:41.724",
        updateTime: "2019-03-27T11:45:41.724",
        addresses: [
          address("ff80808169be2efb0169bef85d720014", "172.16.8.21", DNS_SUBNET_2, "2019-03-27T11:45:41.724"),
          address("ff80808169be2efb0169bef85d720015", "172.16.8.22", DNS_SUBNET_2, "2019-03-27T11:45:41.724"),
          address("ff80808169be2efb0169bef85d720016", "172.16.8.23", DNS_SUBNET_2, "2019-03-27T11:45:41.724"),
        ],
      },
      {
        id: "ff80808169c4a3b80169c4d0f5b50003",
        name: "outbound-1",
        direction: "outbound",
        status: "ACTIVE",
        vpcId: "1f3f0b5c-4b7e-4a54-a3a1-6c2f4f3d9b10",
        createTime: "2019-03-28T09:10:11.120",
        updateTime: "2019-03-28T09:10:11.120",
        addresses: [
          address("ff80808169c4a3b80169c4d0f5b50004", "192.168.0.31", DNS_SUBNET, "2019-03-28T09:10:11.120"),
          address("ff80808169c4a3b80169c4d0f5b50005", "192.168.0.32", DNS_SUBNET, "2019-03-28T09:10:11.120"),
        ],
      },
    ],
    resolverRules: [
      {
        id: "ff80808169c4a3b80169c4d0f5b50006",
        name: "rule-1",
        domainName: "corp.example.com",
        endpointId: "ff80808169c4a3b80169c4d0f5b50003",
        ips: ["10.20.0.53"],
        createTime: "2019-03-28T09:10:11.120",
        updateTime: "2019-03-28T09:10:11.120",
        associations: [{ vpcId: "1f3f0b5c-4b7e-4a54-a3a1-6c2f4f3d9b10", region: "cn-north-4" }],
      },
    ],
    privateZones: [
      {
        id: "ff8080825b8fc86c015b94bc6f8712c3",
        name: "internal.example.com.",
        associations: [{ vpcId: "1f3f0b5c-4b7e-4a54-a3a1-6c2f4f3d9b10", region: "cn-north-4" }],
      },
    ],
    gateways: [
      {
        id: "6a7d71827fd54572b1f31aa9548fcc81",
        projectId: PROJECT,
        name: "nlb-gateway",
        series: "NLB",
        createTime: 1747535400000,
        vpcId: "1f3f0b5c-4b7e-4a54-a3a1-6c2f4f3d9b10",
        subnetId: DNS_SUBNET,
        securityGroupId: "40da6e6b-2e37-4f6c-9d4a-8a7c0f7f5d11",
        ingressIp: "192.168.0.100",
        bandwidthSize: 5,
        endpointService: {
          // The page of AcceptOrRejectEndpointConnections.
          connections: [
            connection("9fa04c5e-64ec-4106-a014-2ad71ad9997d", 167792783, "pendingAcceptance"),
            connection("9cf102d8-aaa0-44cf-8222-fd6f2c073887", 167792784, "accepted"),
          ],
          permissions: [
            {
              id: "5f5d3b7e-2c1a-4e8d-9b60-7a4c1d2e3f50",
              permission: "iam:domain::c90f12a0f1ee43bc90a1f4d17bce35bc",
              createdAt: "2021-05-07T14:00:00.000Z",
            },
          ],
        },
        elbs: [
          {
            id: "85392b45-685c-4f77-b19a-14ad875b8190",
            ports: [
              { protocol: "HTTP", port: 80 },
              { protocol: "HTTPS", port: 443 },
            ],
            addresses: [
              { network: "public", type: "v4", ip: "203.0.113.10" },
              { network: "private", type: "v4", ip: "192.168.0.101" },
            ],
          },
          {
            id: "2c6f3a5e-0f7d-4d0c-8b1e-9a4b7c2d6e30",
            ports: [{ protocol: "HTTPS", port: 443 }],
            addresses: [
              { network: "public", type: "v4", ip: "203.0.113.20" },
              { network: "public", type: "v6", ip: "2001:db8::20" },
              { network: "private", type: "v4", ip: "192.168.0.102" },
            ],
          },
        ],
      },
      {
        id: "a0e1c3b5d7f94826b1a2c3d4e5f60718",
        projectId: PROJECT,
        name: "elb-gateway",
        series: "ELB",
        createTime: 1715999400000,
        vpcId: "1f3f0b5c-4b7e-4a54-a3a1-6c2f4f3d9b10",
        subnetId: DNS_SUBNET,
        securityGroupId: "40da6e6b-2e37-4f6c-9d4a-8a7c0f7f5d11",
        ingressIp: "192.168.0.110",
        bandwidthSize: 5,
      },
    ],
    desktops: [
      desktop("90f05916-bc71-4e26-a534-d036188d96e3", 1, "alice"),
      desktop("5d0c3f1e-7a2b-4c89-9e65-1b8f4a7d2c03", 2, "bob"),
      desktop("b1e7a940-3c58-4f2d-8a06-7d9c5e4f1b22", 3, "carol"),
    ],
    desktopEips: [
      {
        id: "0a2f6c1b-8d3e-4f57-a9c4-6e1b7d5f2a01",
        address: "198.51.100.11",
        bandwidthSize: 5,
        chargeMode: "TRAFFIC",
        createTime: "2026-02-10 08:00:00",
        desktopId: "90f05916-bc71-4e26-a534-d036188d96e3",
      },
      {
        id: "0a2f6c1b-8d3e-4f57-a9c4-6e1b7d5f2a02",
        address: "198.51.100.12",
        bandwidthSize: 10,
        chargeMode: "BANDWIDTH",
        createTime: "2026-02-10 08:05:00",
        desktopId: "5d0c3f1e-7a2b-4c89-9e65-1b8f4a7d2c03",
      },
      {
        id: "0a2f6c1b-8d3e-4f57-a9c4-6e1b7d5f2a03",
        address: "198.51.100.13",
        bandwidthSize: 5,
        chargeMode: "TRAFFIC",
        createTime: "2026-02-10 08:10:00",
      },
      {
        id: "0a2f6c1b-8d3e-4f57-a9c4-6e1b7d5f2a04",
        address: "198.51.100.14",
        bandwidthSize: 20,
        chargeMode: "BANDWIDTH",
        createTime: "2026-02-10 08:15:00",
      },
    ],
    ...networkSeed,
  },
  tencent: tencentSeed,
};
