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

function range(min, max, unit) {
  if (min && max != null) return min === max ? `exactly ${min} ${unit}` : `${min} to ${max} ${unit}`;
  if (min) return `at least ${min} ${unit}`;
  return max != null ? `at most ${max} ${unit}` : "";
}

/** Tencent Cloud's task ids are uint64 and are counted past 2^53 (reference: DescribeTaskResult, TaskId). */
const passesDoubles = (name) => /^task_?id$/i.test(name);

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

  type(type, name) {
    switch (type.kind) {
      case "string":
      case "boolean":
      case "number":
        return type.kind;
      case "integer":
        return this.isRequest || passesDoubles(name) ? "number | bigint" : "number";
      case "enum": {
        const values = type.values.map((value) => JSON.stringify(value));
        return (this.isRequest ? values : [...values, "(string & {})"]).join(" | ");
      }
      case "array": {
        const items = this.type(type.items, name);
        return items.includes(" ") ? `Array<${items}>` : `${items}[]`;
      }
      case "object":
        return this.reference(type.ref);
      case "map":
        return `Record<string, ${this.type(type.values, name)}>`;
      case "free":
        return "Record<string, unknown>";
      case "any":
        return "unknown";
      default:
        throw new Failure(`catalogue: ${name} has the unknown kind ${type.kind}`);
    }
  }

  /** A member without its documentation. */
  signature({ name, type, required, nullable }) {
    const optional = this.isRequest && required ? "" : "?";
    return `${member(name)}${optional}: ${this.type(type, name)}${nullable ? " | null" : ""};`;
  }

  member(field) {
    const limit = this.isRequest ? limits(field.type) : "";
    return comment(sentences(field.doc, capital(limit))) + this.signature(field);
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
