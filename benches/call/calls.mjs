// The calls that are made: the documented ones, with the emulator's default keys, and what the provider answers.

export { keys } from "../sign/requests.mjs";

export const projectId = "0123456789abcdef0123456789abcdef";

const subnet_id = "3ee6107e-4188-4c4d-b453-80d6b9a147d5";
const endpoint_id = "ff80808169bf16c70169bf1d02270000";

export const calls = {
  /** DNS AssociateEndpointIpaddress: a path, a body, and an answer of 330 bytes. */
  Huawei: {
    region: "cn-north-4",
    service: "dns",
    operation: "associateEndpointIpaddress",
    params: { endpoint_id, ipaddress: { subnet_id, ip: "192.168.0.10" } },
    url: `https://dns.cn-north-4.myhuaweicloud.com/v2.1/endpoints/${endpoint_id}/ipaddresses`,
    body: JSON.stringify({ ipaddress: { subnet_id, ip: "192.168.0.10" } }),
    status: 202,
    answer: JSON.stringify({
      endpoint: {
        id: endpoint_id,
        name: "inbound-1",
        direction: "inbound",
        status: "PENDING_CREATE",
        vpc_id: "6a6bf9a4-1c52-4a2c-9a9f-1f1c3b4d5e6f",
        ipaddress_count: 3,
        resolver_rule_count: 0,
        create_time: "2025-01-02T03:04:05.000",
        update_time: "2025-01-02T03:04:05.000",
      },
    }),
  },
  /** VPC UnassignPrivateIpAddresses of API 3.0: a body, and an answer that holds no more than its id. */
  Tencent: {
    region: "ap-guangzhou",
    service: "vpc",
    operation: "unassignPrivateIpAddresses",
    params: { NetworkInterfaceId: "eni-m6dyj72l", PrivateIpAddresses: [{ PrivateIpAddress: "10.0.0.2" }] },
    url: "https://vpc.tencentcloudapi.com/",
    body: '{"NetworkInterfaceId":"eni-m6dyj72l","PrivateIpAddresses":[{"PrivateIpAddress":"10.0.0.2"}]}',
    status: 200,
    answer: '{"Response":{"RequestId":"6b7d1d0f-5b3e-4f0a-9a43-0a3b0a8d4c11"}}',
  },
};

/** A `fetch` in memory: every request gets a Response that is ready. */
export function transport({ status, answer }) {
  const headers = {
    "content-type": "application/json",
    date: "Thu, 02 Jan 2025 03:04:05 GMT",
    "x-request-id": "6b7d1d0f5b3e4f0a9a430a3b0a8d4c11",
  };
  return async () => new Response(answer, { status, headers });
}
