// The tables of parameters, of the members of answers, and of the types that both name.

import { capital, code, documentedLimits, knownValues, limits, remarks, sentences } from "../words.mjs";
import { html, prose, table } from "./html.mjs";

/** A type in words. An object leads to its own table, which is there once for each direction. */
function typeWords(type, direction) {
  switch (type.kind) {
    case "array":
      return html`list of ${typeWords(type.items, direction)}`;
    case "map":
      return html`map of ${typeWords(type.values, direction)}`;
    case "object":
      return html`<a href="#${anchor(type.ref, direction)}">${nameOf(type.ref)}</a>`;
    case "enum":
      return "string";
    case "free":
      return "object of any members";
    default:
      return type.kind;
  }
}

const nameOf = (ref) => ref.split(".").at(-1);
const anchor = (ref, direction) => `${direction}-${nameOf(ref)}`;

/** The words of an enumeration, wherever it is inside a type. */
const wordsOf = ({ items, values }) =>
  Array.isArray(values) ? values : items || values ? wordsOf(items ?? values) : [];

/** A fact under the meaning of a field; nothing without words. */
const fact = (kind, title, text) => text !== "" && html`<p class="${kind}"><b>${title}</b> ${prose(text)}</p>`;

function meaning(field) {
  const words = wordsOf(field.type);
  const enforced = sentences(capital(limits(field.type)), words.length > 0 && `One of ${code(words)}`);
  const documented = sentences(capital(documentedLimits(field)), knownValues(field), ...remarks(field));
  return [
    prose(field.doc),
    fact("enforced", "Checked before sending:", enforced),
    fact("documented", "Documented:", documented),
  ];
}

const typeCell = (field, direction) => [
  typeWords(field.type, direction),
  field.nullable && html` or <code>null</code>`,
];

const heads = {
  call: ["Name", "Type", "In", "Required", "Meaning"],
  sent: ["Name", "Type", "Required", "Meaning"],
  received: ["Name", "Type", "Meaning"],
};

function row(field, kind, direction, elsewhere) {
  const { name, required, in: place = elsewhere } = field;
  return html`<tr><td><code>${name}</code></td><td>${typeCell(field, direction)}</td>${[
    kind === "call" && html`<td>${place}</td>`,
    kind !== "received" && html`<td>${required ? html`<b>yes</b>` : "no"}</td>`,
  ]}<td>${meaning(field)}</td></tr>`;
}

/** The parameters of a call. `elsewhere` is where those travel that have no place of their own. */
export const parameterTable = (fields, elsewhere) =>
  table(
    heads.call,
    fields.map((field) => row(field, "call", "sent", elsewhere)),
  );

/** The members of an object; `direction` is `sent` or `received`. */
export const memberTable = (fields, direction) =>
  table(
    heads[direction],
    fields.map((field) => row(field, direction, direction)),
  );

/** The objects that fields reach, in the order in which a reader meets them. */
export function reached(fields, types, found = new Set()) {
  const visit = ({ items, values, ref }) => {
    if (items) visit(items);
    if (values?.kind) visit(values);
    if (!ref || found.has(ref)) return;
    found.add(ref);
    reached(types[ref].fields, types, found);
  };
  for (const { type } of fields) visit(type);
  return found;
}

/** The tables of the objects that fields reach. */
export const typeTables = (fields, types, direction) =>
  [...reached(fields, types)].map((ref) => {
    const { doc, incomplete, fields } = types[ref];
    const more = incomplete && html`<p>The provider has more members than its documents show.</p>`;
    return html`<h3 id="${anchor(ref, direction)}">${nameOf(ref)}</h3><p>${prose(doc)}</p>${more}${memberTable(fields, direction)}`;
  });
