// Parameters for an example: what the operation requires, each of its type and within every limit, whether that is
// enforced or only documented.

import { Failure } from "../project.mjs";
import { requestFields } from "../types.mjs";

const uuid = "0d3a4f7e-5b1c-4e2f-9a68-7c1d2e3f4a5b";
const digits = "ff80808169bf16c70169bf1d02270000";
const account = "iam:domain::d78cbac186b744899480f25bd022f468";

/** Texts by what is said of their field. */
const textsByDoc = [
  [/32 hex digits/, digits],
  [/^Account name/, "example"],
  [/\bIPv6 address/, "2001:db8::10"],
  [/public(?! IP id).* address|EIP address/i, "203.0.113.10"],
];

/** Texts by the name of their field: names with `_` are Huawei Cloud's, in camel case Tencent Cloud's. */
const textsByName = [
  [/^region$/, "cn-north-4"],
  [/zone_ids$|availability_zone/, "cn-north-4a"],
  [/domain_name$|ptrdname/, "www.example.com"],
  [/permission/, account],
  [/cidr/, "192.168.0.0/24"],
  [/charge_?mode$/, "bandwidth"],
  [/(^|eip_)type$/, "5_bgp"],
  [/^password$/, "a-password"],
  [/token$/i, "a-token"],
  [/^action$/i, "vpc:ports:get"],
  [/size$/, "10"],
  [/ip_?v?6_?address(es)?$/i, "2001:db8::10"],
  [/(^|[a-z_])ip(_?address(es)?)?(set)?$|^address(es)?$/i, "192.168.0.10"],
  [/(InstanceId|^instanceId)$/, "ins-m6dyj72l"],
  [/(NetworkInterfaceId|^networkInterfaceId)$/, "eni-m6dyj72l"],
  [/^(AddressIds|eipIds?)$/, "eip-m6dyj72l"],
  [/^ReserveIpIds$/, "rsvip-m6dyj72l"],
  [/^subnetId$/, "subnet-m6dyj72l"],
  [/^natId$/, "nat-m6dyj72l"],
  [/(id|ids|endpoints|groups|interfaces)$/i, uuid],
  [/(id|ids)$/i, digits],
  [/./, "example"],
  [/./, "22:00:00"],
];

/** Ids of Tencent Cloud say what they are of; documentation names such an id as `eni-...`. */
const idOf = ({ doc }) => /\b([a-z0-9]+-)\.\.\./.exec(doc)?.[1].concat("m6dyj72l");

const matching = (texts, words) => texts.flatMap(([pattern, text]) => (pattern.test(words) ? [text] : []));

/** Whether a text keeps to what is enforced of its type and what is documented of its field. */
function fits(text, { min = 0, max = Number.POSITIVE_INFINITY }, { documented }) {
  const { min_length = 0, max_length = Number.POSITIVE_INFINITY, pattern = "" } = documented;
  const whole = new RegExp(`^(?:${pattern || ".*"})$`);
  return text.length >= Math.max(min, min_length) && text.length <= Math.min(max, max_length) && whole.test(text);
}

function text(type, field) {
  const { known, default: usual } = field.documented;
  const byDoc = [idOf(field), ...matching(textsByDoc, field.doc)];
  const candidates = [known?.[0], usual, ...byDoc, ...matching(textsByName, field.name)];
  const found = candidates.find((candidate) => candidate && fits(candidate, type, field));
  if (!found) throw new Failure(`no example for ${field.name}: ${JSON.stringify({ ...type, ...field.documented })}`);
  return found;
}

function integer({ documented: { known, default: usual, min = 1 } }) {
  return known?.[0] ?? usual ?? Math.max(min, 1);
}

function value(type, field, types) {
  switch (type.kind) {
    case "string":
      return text(type, field);
    case "enum":
      return type.values[0];
    case "integer":
      return integer(field);
    case "boolean":
      return true;
    case "array":
      return list(type, field, types);
    case "object":
      return members(atLeastOne(types[type.ref].fields), types);
    case "map":
      return { id: value(type.values, field, types) };
    case "free":
      return field.nullable ? null : {};
    case "any":
      return "example";
    default:
      throw new Failure(`catalogue: ${field.name} has the unknown kind ${type.kind}`);
  }
}

/** As short a list as may be, but not an empty one. */
function list({ items, min = 1 }, field, types) {
  const length = Math.max(1, min, field.documented.min_items ?? 1);
  return Array.from({ length }, () => value(items, field, types));
}

const members = (fields, types) =>
  Object.fromEntries(fields.map((field) => [field.name, value(field.type, field, types)]));

/** What must be given, and what is worth showing although it need not. */
const needed = (fields) => fields.filter((field) => field.required || field.in_example);

/** A switch alone says nothing, so the first member that holds something is shown. */
const first = (fields) => fields.filter(({ type }) => type.kind !== "boolean").slice(0, 1);

/** An object without members shows nothing of what it is for. */
function atLeastOne(fields) {
  const shown = needed(fields);
  return shown.length ? shown : first(fields);
}

/**
 * What binds or changes says to what, and often all ways to say it are optional; so does any other call whose whole body
 * is. What lists or shows needs no more than what is required.
 */
function shown({ effect, body }, fields) {
  const given = needed(fields);
  const isOfBody = ({ in: place }) => place === undefined;
  const more = ["bind", "update"].includes(effect) || (body?.length && !given.some(isOfBody));
  if (["list", "show"].includes(effect) || !more) return given;
  return [...given, ...first(fields.filter((field) => isOfBody(field) && !given.includes(field)))];
}

/** The parameters of an operation, as its method takes them. */
export const parameters = (operation, types) => members(shown(operation, requestFields(operation)), types);
