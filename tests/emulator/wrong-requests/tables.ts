// The tables of wrong requests, by what refuses them.
import { dns } from "./huawei-dns.ts";
import { apiGateway, desktops } from "./huawei-gateways-desktops.ts";
import { iam } from "./huawei-iam.ts";
import { ports, publicIps } from "./huawei-network.ts";
import { scopes, signatures } from "./huawei-requests.ts";
import type { WrongRequest } from "./row.ts";
import { api2, firstVersion, tc3 } from "./tencent-requests.ts";
import { api2State, api3 } from "./tencent-state.ts";

export const tables: Record<string, WrongRequest[]> = {
  "Huawei Cloud, signatures": signatures,
  "Huawei Cloud, tokens, projects and paths": scopes,
  DNS: dns,
  "API Gateway": apiGateway,
  Workspace: desktops,
  EIP: publicIps,
  VPC: ports,
  IAM: iam,
  "Tencent Cloud, API 3.0 with TC3-HMAC-SHA256": tc3,
  "Tencent Cloud, API 3.0 with its first signature": firstVersion,
  "Tencent Cloud, API 2.0": api2,
  "Tencent Cloud, API 3.0, by what is there": api3,
  "Tencent Cloud, API 2.0, by what is there": api2State,
};
