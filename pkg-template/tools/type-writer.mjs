// TypeScript text for the fields and types of the catalogue.

import { Failure } from "./project.mjs";

export const capital = (name) => name.slice(0, 1).toUpperCase() + name.slice(1);
export const indent = (text) => text.replace(/^(?=.)/gm, "  ");
/** A name as a member; a name that is no identifier is quoted. */
export const member = (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));
export const block = (head, members, separator = "\n") => `${head} {\n${indent(members.join(separator))}\n}`;

/** A doc comment of the paragraphs that are not empty. */
export function comment(...paragraphs) {
  const text = paragraphs.filter(Boolean).join("\n\n").replaceAll("*/", "*\\/");
  if (!text) return "";
  const lines = text.split("\n").map((line) => line.trimEnd());
  if (lines.length === 1) return `/** ${text} */\n`;
  return `/**\n${lines.map((line) => (line ? ` * ${line}` : " *")).join("\n")}\n */\n`;
}

/** Joins texts that may lack their full stop; a text alone is left as it is. */
export function sentences(...texts) {
  const given = texts.filter(Boolean);
  return given.length < 2 ? given.join("") : given.map((text) => text.replace(/[^.:;!?]$/, "$&.")).join(" ");
}

/** The limits of a type in words, as they are enforced before anything is sent. */
function limits(type) {
  const { kind, min, max } = type;
  if (kind === "string") return range(min, max, "characters");
  if (kind !== "array") return "";
  const inner = limits(type.items);
  return [range(min, max, "entries"), inner && `each ${inner}`].filter(Boolean).join(", ");
}

/** What is documented of a request's member, but not enforced. */
function documented({ type, documented: { min_length, max_length, min_items, max_items, min, max, pattern } }) {
  const of = [range(min_length, max_length, "characters"), range(min, max, ""), pattern && `matching \`${pattern}\``];
  const one = of.filter(Boolean).join(", ");
  const facts = [range(min_items, max_items, "entries"), one && (type.kind === "array" ? `each ${one}` : one)];
  return facts.some(Boolean) ? `Documented: ${facts.filter(Boolean).join(", ")}` : "";
}

function range(min, max, unit) {
  const of = unit && ` ${unit}`;
  if (min != null && max != null && (min || !unit))
    return min === max ? `exactly ${min}${of}` : `${min} to ${max}${of}`;
  if (min) return `at least ${min}${of}`;
  return max != null ? `at most ${max}${of}` : "";
}

const sources = {
  sdk: "the SDK",
  openapi: "the OpenAPI text",
  python: "the Python SDK",
  qcloudcli: "the command-line tool",
};

/** What holds of a member whatever its direction. */
function remarks({ default: fallback, format, only_in, known }) {
  const words = known?.every((value) => typeof value === "number") ? `Known values: ${known.join(", ")}` : "";
  const source = only_in && `Known from ${sources[only_in] ?? only_in} only`;
  const ifLeftOut = fallback === undefined ? "" : `${JSON.stringify(fallback)} if left out`;
  return [words, format && `Form: ${format}`, ifLeftOut, source];
}

/** Tencent Cloud's task ids are uint64 and are counted past 2^53 (reference: DescribeTaskResult, TaskId). */
const passesDoubles = ({ name, documented }) => /^task_?id$/i.test(name) || /^u?int64$/.test(documented.format ?? "");

/** The words that are known, and any other text. */
const open = (words) => [...words.map((word) => JSON.stringify(word)), "(string & {})"].join(" | ");

/** Writes types of one direction, `request` or `response`, as they are seen from inside one namespace. */
export class Writer {
  /** `nameOf(ref, isRequest)` tells the namespace and the name of an object type. */
  constructor(namespace, direction, nameOf) {
    this.namespace = namespace;
    this.isRequest = direction === "request";
    this.nameOf = nameOf;
  }

  reference(ref) {
    const { namespace, name } = this.nameOf(ref, this.isRequest);
    return namespace === this.namespace ? name : `${namespace}.${name}`;
  }

  type(type, field) {
    switch (type.kind) {
      case "string":
        return field.documented.known ? open(field.documented.known) : "string";
      case "boolean":
        return "boolean";
      case "integer":
        return this.isRequest || passesDoubles(field) ? "number | bigint" : "number";
      case "enum":
        return this.isRequest ? type.values.map((value) => JSON.stringify(value)).join(" | ") : open(type.values);
      case "array": {
        const items = this.type(type.items, field);
        return items.includes(" ") ? `Array<${items}>` : `${items}[]`;
      }
      case "object":
        return this.reference(type.ref);
      case "map":
        return `Record<string, ${this.type(type.values, field)}>`;
      case "free":
        return "Record<string, unknown>";
      case "any":
        return "unknown";
      default:
        throw new Failure(`catalogue: ${field.name} has the unknown kind ${type.kind}`);
    }
  }

  /** A member without its documentation. */
  signature(field) {
    const { name, type, required, nullable } = field;
    const optional = this.isRequest && required ? "" : "?";
    return `${member(name)}${optional}: ${this.type(type, field)}${nullable ? " | null" : ""};`;
  }

  member(field) {
    const bounds = this.isRequest ? [capital(limits(field.type)), documented(field)] : [];
    return comment(sentences(field.doc, ...bounds, ...remarks(field.documented))) + this.signature(field);
  }

  /** An object type. An interface without members would accept anything. */
  object(name, doc, fields) {
    if (!fields.length) return `${comment(doc)}type ${name} = Record<string, never>;`;
    return (
      comment(doc) +
      block(
        `interface ${name}`,
        fields.map((field) => this.member(field)),
      )
    );
  }
}
