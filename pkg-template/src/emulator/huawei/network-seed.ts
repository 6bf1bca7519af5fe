// The default state of EIP and VPC: a server with a public IP, one without, a virtual IP address, a free public IP.

const PROJECT = "0123456789abcdef0123456789abcdef";
/** The first subnet of the default state, 192.168.0.0/24. */
const SUBNET = "3ee6107e-4188-4c4d-b453-80d6b9a147d5";
const DEFAULT_GROUP = "40da6e6b-2e37-4f6c-9d4a-8a7c0f7f5d11";
const TIME = "2025-01-01T08:00:00.000Z";

const port = (last: number, ip: string, deviceOwner: string, deviceId = "") => ({
  id: `d9f5a3c1-6b2e-4a7f-8c0d-1e4f5a6b7c${last}`,
  projectId: PROJECT,
  networkId: SUBNET,
  ip,
  macAddress: `fa:16:3e:4d:34:${last}`,
  deviceId,
  deviceOwner,
  securityGroups: [DEFAULT_GROUP],
  createdAt: TIME,
});

const bandwidth = (last: number, name: string, shareType: "PER" | "WHOLE") => ({
  id: `3fa5b383-5a73-4dcb-a314-c6128546d8${last}`,
  projectId: PROJECT,
  name,
  size: 5,
  shareType,
  createdAt: TIME,
  updatedAt: TIME,
});

const publicip = (last: number, address: string, alias: string) => ({
  id: `2ec9b78d-9368-46f3-8f29-d1a95622a5${last}`,
  projectId: PROJECT,
  address,
  alias,
  bandwidthId: `3fa5b383-5a73-4dcb-a314-c6128546d8${last}`,
  createdAt: TIME,
  updatedAt: TIME,
});

export const networkSeed = {
  securityGroups: [
    { id: DEFAULT_GROUP, name: "default" },
    { id: "6c2d1f0e-9b8a-4756-a3b4-c5d6e7f80912", name: "web" },
  ],
  ports: [
    port(10, "192.168.0.60", "compute:az1", "f2c1e0d9-8b7a-4695-8473-625140392817"),
    port(11, "192.168.0.61", "compute:az1", "0a9b8c7d-6e5f-4a3b-9c2d-1e0f9a8b7c6d"),
    port(12, "192.168.0.62", "neutron:VIP_PORT"),
  ],
  bandwidths: [
    bandwidth(10, "bandwidth-web", "PER"),
    bandwidth(11, "bandwidth-spare", "PER"),
    bandwidth(20, "bandwidth-shared", "WHOLE"),
  ],
  publicips: [
    {
      ...publicip(10, "198.18.0.10", "web"),
      association: { type: "PORT" as const, id: "d9f5a3c1-6b2e-4a7f-8c0d-1e4f5a6b7c10" },
    },
    publicip(11, "198.18.0.11", "spare"),
  ],
};
