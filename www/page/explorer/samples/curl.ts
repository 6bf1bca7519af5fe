/** The signed request as a command of a shell. It holds for as long as its signature does. */

import { Variable } from "../../../../pkg-template/tools/literal.mjs";
import { bodyParts, formParts, isForm, type Subject, secretHeaders } from "./sample.js";

/** For a POSIX shell. */
export function curl(subject: Subject): string {
  const { method, url, headers, body } = subject.request;
  const lines = [`curl ${quoted(subject.url ?? url)}`];
  // The others follow from what else is there.
  if (method !== (body === undefined ? "GET" : "POST")) lines.push(`--request ${method}`);
  for (const [name, value] of Object.entries(headers)) {
    const secret = secretHeaders[name.toLowerCase()];
    lines.push(`--header ${secret ? inShell([`${name}: `, secret]) : quoted(`${name}: ${value}`)}`);
  }
  if (body !== undefined) lines.push(...(isForm(subject.request) ? form(body) : [json(subject)]));
  return `${lines.join(" \\\n  ")}\n`;
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** Text and variables side by side, which a shell takes for one word. */
const inShell = (parts: readonly (string | Variable)[]): string =>
  parts.map((part) => (part instanceof Variable ? `"$${part.name}"` : quoted(part))).join("");

/** A variable of a JSON text is put between quotation marks: what it holds must not need an escape. */
function json(subject: Subject): string {
  const parts = bodyParts(subject).flatMap((part) => (part instanceof Variable ? ['"', part, '"'] : [part]));
  return `--data-raw ${inShell(parts)}`;
}

/** As it is sent, but for the token, which the shell knows as it is and the body has escaped. */
function form(body: string): string[] {
  const isSecret = (pair: string) => pair.startsWith("Token=");
  const pairs = body.split("&").filter((pair) => !isSecret(pair));
  const secrets = formParts(body).filter(([, value]) => value instanceof Variable);
  return [
    `--data-raw ${quoted(pairs.join("&"))}`,
    ...secrets.map(([name, value]) => `--data-urlencode ${inShell([`${name}=`, value])}`),
  ];
}
