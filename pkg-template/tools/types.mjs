// Turns generated/catalogue.json into generated/operations.d.ts: the TypeScript types of every operation.
//
// Every service is one interface with a method an operation, and a namespace of the same name with the types that
// its operations use: `HuaweiDns` and `HuaweiDns.ShowEndpointRequest`. Two services can use one name for different
// things (they do: `Tag`), and a name never changes because another operation arrives.
//
// What is required is a promise about requests only: providers leave members out of replies. A list of values is closed
// only where the client refuses any other; elsewhere it is open, since providers take and send values that they do not
// document.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { member } from "./literal.mjs";
import { Failure, generated, main } from "./project.mjs";
import { block, comment, Writer } from "./type-writer.mjs";
import { authentication, capital, code, repetition, sentences } from "./words.mjs";

const header = `// Generated from the operation values of the Rust crate; see pkg-template/tools/types.mjs.
//
// Names are the wire's, so a provider's page can be read beside the code. Every member of a reply may be missing, and
// a reply may hold values that are not listed here. An integer of a reply past 2^53 arrives as a bigint instead of a
// number; members where that is to be expected are typed so.

import type { CallOptions } from "./client.js";
import type { Reply } from "./reply.js";`;

/** `huawei.dns.Endpoint` is `Endpoint` in the namespace `HuaweiDns`. */
function split(ref) {
  const [cloud, service, name] = ref.split(".");
  return { cloud, service, namespace: capital(cloud) + capital(service), name };
}

/** The flat request: path, query and header parameters beside the members of the body. */
export function requestFields({ cloud, name, params, body }) {
  const fields = [...params, ...(body ?? [])].map((field) => {
    if (cloud !== "huawei" || field.in !== "path" || field.name !== "project_id") return field;
    return { ...field, required: false, doc: sentences(field.doc, "The client's own project where this is left out.") };
  });
  const names = new Set();
  for (const field of fields) {
    if (names.has(field.name)) throw new Failure(`catalogue: ${name} has two parameters called ${field.name}`);
    names.add(field.name);
  }
  return fields;
}

/**
 * What a caller finds in an answer: the members of its body, and beside them the headers that hold facts. The id of a
 * request has a place of its own, and the id of an elastic IP's task is made the number that DescribeTaskResult takes.
 */
export function responseFields({ cloud, response, response_headers = [] }) {
  const asNumber = ({ name, type }) => cloud === "tencent" && name === "TaskId" && type.kind === "string";
  const body = response.map((field) => (asNumber(field) ? { ...field, type: { kind: "integer" } } : field));
  const headers = response_headers.filter((name) => !/^x-request-id$/i.test(name));
  const header = (name) => ({ name, type: { kind: "string" }, documented: {}, doc: `The header \`${name}\`` });
  return [...body, ...headers.map(header)];
}

/** The type of the items of an operation's list, as it is seen from outside its namespace; undefined without a list. */
function itemType({ name, paging, response }, types, writer) {
  if (!paging) return undefined;
  let fields = response ?? [];
  let found;
  for (const part of paging.items.split(".")) {
    found = fields.find((field) => field.name === part);
    if (!found) throw new Failure(`catalogue: ${name} has no ${paging.items} in its answer`);
    fields = types[found.type.ref]?.fields ?? [];
  }
  if (found.type.kind !== "array") throw new Failure(`catalogue: ${paging.items} of ${name} is no list`);
  return writer.type(found.type.items, found);
}

/** The object types that a type reaches, directly or through others. */
function reach(types, type, found) {
  if (type.kind === "array") reach(types, type.items, found);
  if (type.kind === "map") reach(types, type.values, found);
  if (type.kind !== "object" || found.has(type.ref)) return;
  if (!types[type.ref]) throw new Failure(`catalogue: ${type.ref} is used, but not among the types`);
  found.add(type.ref);
  for (const field of types[type.ref].fields) reach(types, field.type, found);
}

/** Which types are sent and which are received. */
function directions({ operations, types }) {
  const sent = new Set();
  const received = new Set();
  for (const operation of operations) {
    for (const { type } of requestFields(operation)) reach(types, type, sent);
    for (const { type } of operation.response ?? []) reach(types, type, received);
  }
  return { sent, received };
}

/**
 * A type of both directions is written twice if the direction changes it: `Tag` is received, `TagInput` is sent. And
 * so is whatever holds such a type.
 */
function writtenTwice(types, { sent, received }) {
  const both = [...sent].filter((ref) => received.has(ref));
  const text = (ref, direction) => {
    const writer = new Writer("", direction, split);
    return types[ref].fields.map((field) => writer.signature(field)).join("\n");
  };
  const changed = new Set(both.filter((ref) => text(ref, "request") !== text(ref, "response")));
  const holdsChanged = (ref) => {
    const found = new Set();
    reach(types, { kind: "object", ref }, found);
    return [...found].some((inner) => changed.has(inner));
  };
  return new Set(both.filter(holdsChanged));
}

function operationDoc(operation) {
  const { name, version, http, summary, permissions, dependencies, notes, doubts } = operation;
  const { batch, completion, errors, source } = operation;
  return comment(
    summary,
    version ? `\`${name}\` of API ${version}` : `\`${http.method} ${http.path}\``,
    permissions.length && `Permission: ${code(permissions)}`,
    dependencies.length && `Permission for what it calls itself: ${code(dependencies)}`,
    notes.join("\n"),
    doubts.length && `Not certain:\n${list(doubts)}`,
    [
      operation.auth !== "default" && authentication(operation),
      batch && `Takes several at once: \`${batch.param}\`${batch.max ? `, at most ${batch.max}` : ""}.`,
      operation.retry_after_unknown !== "safe" && repetition(operation),
      completion && completionDoc(completion),
    ]
      .filter(Boolean)
      .join("\n"),
    errorsDoc(errors),
    source.length && `Source: ${source.join(", ")}`,
  );
}

const list = (texts) => texts.map((text) => `- ${text}`).join("\n");

function completionDoc(completion) {
  const { kind, operation, field, expect, done, failed, pending, first_delay_s, interval_s, timeout_s } = completion;
  if (kind === "none") return "Takes effect later; the provider documents no way to tell when.";
  const words = [done?.join(" or ") || "not found", failed?.length && `failed ${failed.join(" or ")}`];
  const tells = expect ?? [...words, pending?.length && `not yet ${pending.join(" or ")}`].filter(Boolean).join("; ");
  const pace = `first after ${first_delay_s} s, then every ${interval_s} s, for at most ${timeout_s / 60} minutes`;
  const sure = completion.source === "inferred" ? " (inferred)" : "";
  return `Takes effect later. \`${field}\` of ${operation} tells${sure}: ${tells}. Ask ${pace}.`;
}

function errorsDoc(errors) {
  const coded = errors.filter(({ code }) => code !== null);
  const statuses = errors.filter(({ code }) => code === null).map(({ status }) => status);
  return [
    coded.length && `Errors:\n${list(coded.map(({ code, meaning }) => `\`${code}\`: ${meaning}`))}`,
    statuses.length && `Statuses of errors: ${statuses.join(", ")}`,
  ]
    .filter(Boolean)
    .join("\n\n");
}

/** One service: its interface, its namespace, and its part of the map from names to types. */
class Service {
  methods = [];
  entries = [];
  declarations = new Map();

  constructor(ref, nameOf, described) {
    const { cloud, service, namespace } = split(ref);
    const doc = described.find((other) => other.cloud === cloud && other.name === service)?.doc;
    Object.assign(this, { cloud, name: service, namespace, nameOf, doc });
  }

  declare(name, text) {
    if (this.declarations.has(name)) throw new Failure(`catalogue: ${this.namespace} has two types called ${name}`);
    this.declarations.set(name, text);
  }

  /** A type of the catalogue, as it is sent or as it is received. */
  addType(ref, direction, { doc, fields }) {
    const { name } = this.nameOf(ref, direction === "request");
    this.declare(name, new Writer(this.namespace, direction, this.nameOf).object(name, doc, fields));
  }

  addOperation(operation, types) {
    const { method, response, response_empty } = operation;
    const [request, reply] = [`${capital(method)}Request`, `${capital(method)}Response`];
    const fields = requestFields(operation);
    const writer = (direction) => new Writer(this.namespace, direction, this.nameOf);
    const link = `{@link ${this.namespace}.${method}}`;
    this.declare(request, writer("request").object(request, `What ${link} takes.`, fields));

    const answers = `What ${link} answers.`;
    if (response) this.declare(reply, writer("response").object(reply, answers, responseFields(operation)));
    else if (response_empty) this.declare(reply, `${comment("An empty body.")}type ${reply} = null;`);
    else this.declare(reply, `${comment(answers, "Its form is not documented.")}type ${reply} = unknown;`);

    const [params, data] = [`${this.namespace}.${request}`, `${this.namespace}.${reply}`];
    const optional = fields.some((field) => field.required) ? "" : "?";
    const parameters = `params${optional}: ${params}, options?: CallOptions`;
    this.methods.push(`${operationDoc(operation)}${member(method)}(${parameters}): Promise<Reply<${data}>>;`);
    const item = itemType(operation, types, new Writer("", "response", this.nameOf));
    this.entries.push(`${member(method)}: [${[params, data, item].filter(Boolean).join(", ")}];`);
  }

  get text() {
    const namespace = block(`export declare namespace ${this.namespace}`, [...this.declarations.values()], "\n\n");
    if (!this.methods.length) return namespace;
    return `${comment(this.doc)}${block(`export interface ${this.namespace}`, this.methods, "\n\n")}\n\n${namespace}`;
  }
}

/** What ties the services of a cloud together. */
function cloudTypes(cloud, words, services) {
  const callable = services.filter((service) => service.cloud === cloud && service.methods.length);
  const members = callable.map(({ name, namespace }) => `readonly ${member(name)}: ${namespace};`);
  const entries = callable.map((service) => `${block(`${member(service.name)}:`, service.entries)};`);
  return [
    comment(`The services of ${words}, each with its operations as methods.`) +
      block(`export interface ${capital(cloud)}Services`, members),
    comment(`The operations of ${words} by service and name: what each takes and what it answers.`) +
      block(`export interface ${capital(cloud)}Operations`, entries),
  ];
}

/** The whole file. */
export function operationTypes(catalogue) {
  const { operations, types } = catalogue;
  const { sent, received } = directions(catalogue);
  const twice = writtenTwice(types, { sent, received });
  const nameOf = (ref, isRequest) => {
    const { namespace, name } = split(ref);
    return { namespace, name: isRequest && twice.has(ref) ? `${name}Input` : name };
  };
  const services = new Map();
  const serviceOf = (ref) => {
    const { namespace } = split(ref);
    if (!services.has(namespace)) services.set(namespace, new Service(ref, nameOf, catalogue.services));
    return services.get(namespace);
  };
  for (const ref of received) serviceOf(ref).addType(ref, "response", types[ref]);
  for (const ref of sent) if (!received.has(ref) || twice.has(ref)) serviceOf(ref).addType(ref, "request", types[ref]);
  for (const operation of operations)
    serviceOf(`${operation.cloud}.${operation.service}`).addOperation(operation, types);

  const list = [...services.values()];
  const clouds = [...cloudTypes("huawei", "Huawei Cloud", list), ...cloudTypes("tencent", "Tencent Cloud", list)];
  return `${[header, ...list.map(({ text }) => text), ...clouds].join("\n\n")}\n`;
}

/** Writes generated/operations.d.ts. */
export async function writeTypes() {
  const catalogue = JSON.parse(await readFile(join(generated, "catalogue.json"), "utf8"));
  await writeFile(join(generated, "operations.d.ts"), operationTypes(catalogue));
}

await main(import.meta, writeTypes);
