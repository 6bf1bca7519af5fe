// TypeScript text for the fields and types of the catalogue.

import { member } from "./literal.mjs";
import { Failure } from "./project.mjs";
import { capital, documentedLimits, knownValues, limits, remarks, sentences } from "./words.mjs";

export const indent = (text) => text.replace(/^(?=.)/gm, "  ");
export const block = (head, members, separator = "\n") => `${head} {\n${indent(members.join(separator))}\n}`;

/** A doc comment of the paragraphs that are not empty. */
export function comment(...paragraphs) {
  const text = paragraphs.filter(Boolean).join("\n\n").replaceAll("*/", "*\\/");
  if (!text) return "";
  const lines = text.split("\n").map((line) => line.trimEnd());
  if (lines.length === 1) return `/** ${text} */\n`;
  return `/**\n${lines.map((line) => (line ? ` * ${line}` : " *")).join("\n")}\n */\n`;
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
    const documented = this.isRequest && documentedLimits(field);
    const bounds = this.isRequest ? [capital(limits(field.type)), documented && `Documented: ${documented}`] : [];
    // Words stand in the type.
    const numbers = field.type.kind === "integer" && knownValues(field);
    return comment(sentences(field.doc, ...bounds, numbers, ...remarks(field))) + this.signature(field);
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
