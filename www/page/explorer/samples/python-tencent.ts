/** The call with Tencent Cloud's own packages for Python: that of API 3.0, and that of API 2.0. */

import { around, literal, python } from "../../../../pkg-template/tools/literal.mjs";
import { type Subject, variables } from "./sample.js";

export function pythonOfTencent(subject: Subject): string {
  const lines = subject.operation.service.endsWith("Legacy") ? legacy(subject) : v3(subject);
  return `${lines.join("\n")}\n`;
}

const write = (value: unknown): string => literal(value, 0, { language: python });

function v3({ operation: { name }, params, request, account: { endpoint, isTemporary } }: Subject): string[] {
  const keys = [variables.tencentId, variables.tencentSecret, ...(isTemporary ? [variables.tencentToken] : [])];
  return [
    "import json",
    "import os",
    "",
    "from tencentcloud.common.credential import Credential",
    ...(endpoint
      ? [
          "from tencentcloud.common.profile.client_profile import ClientProfile",
          "from tencentcloud.common.profile.http_profile import HttpProfile",
        ]
      : []),
    "from tencentcloud.vpc.v20170312 import models",
    "from tencentcloud.vpc.v20170312.vpc_client import VpcClient",
    "",
    "credential = Credential(",
    ...keys.map((key) => `    ${write(key)},`),
    ")",
    ...(endpoint ? profile(new URL(endpoint)) : []),
    `client = VpcClient(credential, ${write(request.headers["X-TC-Region"])}${endpoint ? ", profile" : ""})`,
    "",
    `request = models.${name}Request()`,
    around("request.from_json_string(json.dumps(", params, "))", python),
    `print(client.${name}(request).to_json_string())`,
  ];
}

const profile = ({ protocol, host }: URL): string[] => [
  `http = HttpProfile(protocol=${write(protocol.replace(":", ""))}, endpoint=${write(host)})`,
  "profile = ClientProfile(httpProfile=http)",
];

/** Its package knows one host for each service, and speaks TLS alone: another endpoint can only be told of. */
function legacy({ operation: { service, name }, params, request, account }: Subject): string[] {
  const form = new URLSearchParams(request.body);
  const version = form.get("Version");
  const config = {
    Region: form.get("Region"),
    ...(version && { Version: version }),
    secretId: variables.tencentId,
    secretKey: variables.tencentSecret,
    ...(account.isTemporary && { Token: variables.tencentToken }),
    method: "POST",
    SignatureMethod: "HmacSHA256",
  };
  return [
    "import os",
    "",
    "from QcloudApi.qcloudapi import QcloudApi",
    "",
    ...(account.endpoint ? [`# This package always calls Tencent Cloud itself, not ${account.endpoint}.`] : []),
    around("config = ", config, "", python),
    around("params = ", asText(params), "", python),
    `print(QcloudApi(${write(service.replace("Legacy", ""))}, config).call(${write(name)}, params).decode())`,
  ];
}

/** The package would write booleans as Python does. */
function asText(value: unknown): unknown {
  if (typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return value.map(asText);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, asText(item)]));
}
