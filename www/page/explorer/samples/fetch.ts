/** The signed request as JavaScript. It holds for as long as its signature does. */

import { around, javascript, literal, Variable } from "../../../../pkg-template/tools/literal.mjs";
import { bodyParts, formParts, isForm, type Subject, secretHeaders } from "./sample.js";

/** For any runtime with `fetch` and `process.env`. */
export function fetchSample(subject: Subject): string {
  const { method, url, headers, body } = subject.request;
  const shown = Object.entries(headers).map(([name, value]) => [name, secretHeaders[name.toLowerCase()] ?? value]);
  const lines = [
    `const response = await fetch(${JSON.stringify(subject.url ?? url)}, {`,
    `  method: ${JSON.stringify(method)},`,
    `${around("  headers: ", Object.fromEntries(shown), ",").replaceAll("\n", "\n  ")}`,
    ...(body === undefined ? [] : [`  body: ${bodyOf(subject, body)},`]),
    "});",
    "console.log(response.status, await response.text());",
  ];
  return `${lines.join("\n")}\n`;
}

function bodyOf(subject: Subject, body: string): string {
  if (!isForm(subject.request)) {
    const parts = bodyParts(subject).filter((part) => part !== "");
    return parts
      .map((part) =>
        part instanceof Variable ? `JSON.stringify(${javascript.variable(part.name)})` : literal(part, 0),
      )
      .join(" + ");
  }
  const pairs = formParts(body);
  if (!pairs.some(([, value]) => value instanceof Variable)) return literal(body, 0);
  return `new URLSearchParams(${literal(Object.fromEntries(pairs), 30, { indent: 2 })}).toString()`;
}
