/** The call with this package, which signs it anew whenever it runs. */

import { around } from "../../../../pkg-template/tools/literal.mjs";
import { pathValue, type Subject, variables, withoutSecrets } from "./sample.js";

/** A module for any runtime with `process.env`. */
export function cloudip({ operation, params, request, account }: Subject): string {
  const { cloud, service, method } = operation;
  const [name, client] = cloud === "huawei" ? ["huawei", "HuaweiCloud"] : ["tencent", "TencentCloud"];
  const { region, endpoint, isTemporary } = account;
  const project = params.project_id === undefined && pathValue(operation.http.path, request.url, "project_id");
  const options = {
    region,
    ...(project && { projectId: project }),
    ...(endpoint && { endpoint }),
    credentials: cloud === "huawei" ? huaweiKey(operation.auth, isTemporary) : tencentKey(isTemporary),
  };
  const given = Object.keys(params).length > 0;
  const call = `const { data, requestId } = await ${name}.${service}.${method}(`;
  const lines = [
    `import { ${client} } from "cloudip";`,
    "",
    around(`const ${name} = new ${client}(`, options, ");"),
    given ? around(call, withoutSecrets(params), ");") : `${call});`,
    "console.log(requestId, data);",
  ];
  return `${lines.join("\n")}\n`;
}

function huaweiKey(auth: string, isTemporary: boolean): object {
  if (auth === "token") return { token: variables.huaweiToken };
  return {
    accessKeyId: variables.huaweiId,
    secretAccessKey: variables.huaweiSecret,
    ...(isTemporary && { securityToken: variables.huaweiSecurityToken }),
  };
}

const tencentKey = (isTemporary: boolean): object => ({
  secretId: variables.tencentId,
  secretKey: variables.tencentSecret,
  ...(isTemporary && { token: variables.tencentToken }),
});
