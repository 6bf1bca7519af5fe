// A program that calls one operation, as a reader would write it.

import { around } from "../literal.mjs";
import { capital } from "../words.mjs";
import { parameters } from "./parameters.mjs";

/** The keys are the emulator's own. */
const clients = {
  huawei: {
    name: "huawei",
    class: "HuaweiCloud",
    region: "cn-north-4",
    key: { accessKeyId: "AKEXAMPLE0000000000", secretAccessKey: "SKEXAMPLE0000000000000000000000000000000" },
  },
  tencent: {
    name: "tencent",
    class: "TencentCloud",
    region: "ap-guangzhou",
    key: { secretId: "AKIDEXAMPLE00000000000000000000000", secretKey: "SKEXAMPLE000000000000000000000000" },
  },
};

/** A call, its answer, and where there are pages all items of the list. */
function callOnce({ service, method, response_empty, paging }, name, params) {
  const told = response_empty ? "status" : "data";
  const head = `const { ${told} } = await ${name}.${service}.${method}(`;
  const call = [Object.keys(params).length ? around(head, params, ");") : `${head});`, `console.log(${told});`];
  if (!paging || paging.style === "none") return call;
  const items = around(`const items = ${name}.paginate("${service}", "${method}", `, params, ");");
  return [...call, "", "// All items, page after page.", items, "for await (const item of items) console.log(item);"];
}

/** A call, its answer, and the wait until it took effect. */
const callAndWait = ({ service, method, response_empty }, name, params, type) => [
  around(`const params: ${type} = `, params, ";"),
  `const reply = await ${name}.${service}.${method}(params);`,
  `console.log(reply.${response_empty ? "status" : "data"});`,
  "",
  "// Until it took effect.",
  `await ${name}.wait("${service}", "${method}", params, reply);`,
];

/** The program. */
export function example(operation, types) {
  const { cloud, service, method, auth, completion } = operation;
  const { name, class: client, region, key } = clients[cloud];
  const credentials = auth === "token" ? { token: "the-token-of-a-user" } : key;
  const params = parameters(operation, types);
  const waits = completion && completion.kind !== "none";
  const namespace = capital(cloud) + capital(service);
  const lines = [
    `import { ${client}${waits ? `, type ${namespace}` : ""} } from "cloudip";`,
    "",
    around(`const ${name} = new ${client}(`, { region, credentials }, ");"),
    ...(waits
      ? callAndWait(operation, name, params, `${namespace}.${capital(method)}Request`)
      : callOnce(operation, name, params)),
  ];
  return `${lines.join("\n")}\n`;
}
