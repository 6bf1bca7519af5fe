/** The call with Huawei Cloud's own package for Python, version 3.1. */

import { around, literal, python } from "../../../../pkg-template/tools/literal.mjs";
import type { Operation, Params } from "../catalogue.js";
import { capital, pathValue, type Subject, variables, withoutSecrets } from "./sample.js";

/** The operations that its package has no method for: the provider's pages are newer. */
const WITHOUT_METHOD = [
  "UnregisterIngressIps",
  "RegisterIngressIps",
  "ListExtraElbs",
  "BatchAddExtraElbs",
  "BatchDisassociateExtraElbs",
];

export function pythonOfHuawei(subject: Subject): string {
  const { service, name } = subject.operation;
  const isGeneric = WITHOUT_METHOD.includes(name);
  const credentials = service === "iam" ? "GlobalCredentials" : "BasicCredentials";
  const client = `${capital(service)}Client`;
  const request = `${baseName(subject.operation)}Request`;
  const lines = [
    "import os",
    "",
    `from huaweicloudsdkcore.auth.credentials import ${credentials}`,
    ...(isGeneric ? ["from huaweicloudsdkcore.sdk_response import SdkResponse"] : []),
    `from huaweicloudsdk${service}.${versionOf(subject.operation)} import ${isGeneric ? client : names(client, request)}`,
    ...credentialsOf(subject, credentials),
    "client = (",
    `    ${client}.new_builder()`,
    "    .with_credentials(credentials)",
    `    .with_endpoint(${write(subject.account.endpoint ?? new URL(subject.request.url).origin)})`,
    "    .build()",
    ")",
    ...(isGeneric ? generic(subject) : ownMethod(subject, request)),
  ];
  return `${lines.join("\n")}\n`;
}

const write = (value: unknown): string => literal(value, 0, { language: python });

const names = (...all: string[]): string => all.sort().join(", ");

/** Two operations of one name are told apart here by the `V3` of the newer one; its package has them in two modules. */
function baseName({ service, name }: Operation): string {
  return service === "eip" || service === "vpc" ? name.replace(/V3$/, "") : name;
}

function versionOf({ service, http: { path } }: Operation): string {
  return service === "iam" || path.startsWith("/v3/") ? "v3" : "v2";
}

function credentialsOf({ operation, request, account }: Subject, credentials: string): string[] {
  const project = pathValue(operation.http.path, request.url, "project_id") ?? variables.huaweiProject;
  const values = [
    variables.huaweiId,
    variables.huaweiSecret,
    operation.service === "iam" ? variables.huaweiDomain : project,
  ];
  return [
    "",
    `credentials = ${credentials}(`,
    ...values.map((value) => `    ${write(value)},`),
    account.isTemporary ? `).with_security_token(${write(variables.huaweiSecurityToken)})` : ")",
  ];
}

/** Path, query and header parameters, and the body. */
function placed({ operation: { fields, http, hasBody }, params, request }: Subject) {
  const given = withoutSecrets(params) as Params;
  const project = http.path.includes("{project_id}") ? ["project_id"] : [];
  const place = (name: string) => fields.find((field) => field.name === name)?.in ?? (hasBody ? "body" : "query");
  const of = (wanted: string) =>
    Object.fromEntries(Object.entries(given).filter(([name]) => place(name) === wanted && !project.includes(name)));
  return {
    path: of("path"),
    query: of("query"),
    header: of("header"),
    ...(request.body !== undefined && { body: of("body") }),
  };
}

function ownMethod(subject: Subject, request: string): string[] {
  const { path, query, header, body } = placed(subject);
  const named = Object.entries({ ...path, ...query, ...header }).map(([name, value]) => [snake(name), value] as const);
  const values = body === undefined ? named : [...named, ["body", body] as const];
  const method = snake(baseName(subject.operation));
  return [
    "",
    ...(values.length > 0
      ? [`request = ${request}(`, ...values.map(([name, value]) => argument(name, value)), ")"]
      : [`request = ${request}()`]),
    ...(subject.operation.auth === "token" ? withToken(method) : [`response = client.${method}(request)`]),
    "print(response)",
  ];
}

/** The package signs every call; what takes a token only is given one beside the signature. */
const withToken = (method: string): string[] => [
  `invoker = client.${method}_invoker(request)`,
  `invoker.add_header("X-Auth-Token", ${write(variables.huaweiToken)})`,
  "response = invoker.invoke()",
];

/** By the method that all methods of its clients use. */
function generic(subject: Subject): string[] {
  const { path, query, header, body } = placed(subject);
  const { method, path: template } = subject.operation.http;
  return [
    "",
    "",
    "class Response(SdkResponse):",
    "    openapi_types = {}",
    "",
    "",
    "response = client.do_http_request(",
    argument("method", method),
    argument("resource_path", template),
    argument("path_params", path),
    ...(Object.keys(query).length > 0 ? [`    query_params=list(${write(query)}.items()),`] : []),
    argument("header_params", { "Content-Type": "application/json", ...header }),
    ...(body === undefined ? [] : [argument("body", body)]),
    "    response_type=Response,",
    ")",
    "print(response.raw_content.decode())",
  ];
}

const argument = (name: string, value: unknown): string =>
  `    ${around(`${name}=`, value, ",", python).replaceAll("\n", "\n    ")}`;

/** As Python names things: `list_endpoints`, `x_subject_token`. */
const snake = (name: string): string =>
  name
    .replace(/[^A-Za-z0-9]+/g, "_")
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toLowerCase();
