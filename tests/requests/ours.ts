// What this package would send, through the interface that users have.

import { HuaweiCloud, TencentCloud } from "../../pkg/default.js";
import type { Request } from "./facts.ts";
import { type Operation, project } from "./inputs.ts";

const accessKey = { accessKeyId: "AKEXAMPLE0000000000", secretAccessKey: "SKEXAMPLE0000000000000000000000000000000" };
const apiKey = { secretId: "AKIDEXAMPLE00000000000000000000000", secretKey: "SKEXAMPLE000000000000000000000000" };
const region = "cn-north-4";

const huawei = new HuaweiCloud({ region, projectId: project, credentials: accessKey });
const withToken = new HuaweiCloud({ region, projectId: project, credentials: { token: "TOKEN" } });
const withoutProject = new HuaweiCloud({ region, credentials: accessKey });
const tencent = new TencentCloud({ region: "ap-guangzhou", credentials: apiKey });

/** The inputs are made at run time, so the types cannot know them. */
type Prepare = (service: string, operation: string, params: unknown) => Promise<Request>;

function prepareWith(client: HuaweiCloud | TencentCloud, { service, name }: Operation, params: unknown) {
  return (client.prepare as Prepare).call(client, service, name, params);
}

export function prepare(operation: Operation, params: unknown): Promise<Request> {
  if (operation.cloud === "tencent") return prepareWith(tencent, operation, params);
  return prepareWith(operation.auth === "token" ? withToken : huawei, operation, params);
}

/** With a client that was not told its project. */
export const prepareWithoutProject = (operation: Operation, params: unknown): Promise<Request> =>
  prepareWith(withoutProject, operation, params);
