// The operations as the console needs them: what is sent, its documentation, and an example. Answers are left out. The
// page fetches it when somebody opens the explorer; `npm run size` weighs it.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { explainError } from "../pkg/explain.js";
import { generated } from "../pkg-template/tools/project.mjs";
import { parameters } from "../pkg-template/tools/reference/parameters.mjs";
import { requestFields } from "../pkg-template/tools/types.mjs";
import { capital, documentedLimits, knownValues, limits, remarks, sentences } from "../pkg-template/tools/words.mjs";
import { examples } from "./examples.mjs";

/** What a field takes, in words; nothing where its type says all. */
const hint = (field) =>
  sentences(capital(limits(field.type)), capital(documentedLimits(field)), knownValues(field), ...remarks(field));

function field(all) {
  const { name, required, nullable, doc, type, documented, in: place } = all;
  const words = hint(all);
  return {
    name,
    doc,
    type,
    ...(required && { required }),
    ...(nullable && { nullable }),
    ...(words && { hint: words }),
    ...(documented.known && { known: documented.known }),
    ...(place && { in: place }),
  };
}

const fields = (all) => all.map(field);

/** The object types that are sent. */
function reached(sent, types, found = {}) {
  const visit = ({ items, values, ref }) => {
    if (items) visit(items);
    if (values?.kind) visit(values);
    if (!ref || ref in found) return;
    found[ref] = { doc: types[ref].doc, fields: fields(types[ref].fields) };
    reached(types[ref].fields, types, found);
  };
  for (const { type } of sent) visit(type);
  return found;
}

/** The codes of all services, with what happened and what can be done. The package has a text for each. */
function explanations(services) {
  const codes = services.flatMap(({ errors }) => errors.flatMap(({ code }) => code ?? []));
  const known = [...new Set(codes)].sort().flatMap((code) => {
    const { happened, remedy, about } = explainError({ kind: "Service", code, message: "" });
    return about === "kind" ? [] : [[code, [happened, remedy]]];
  });
  return Object.fromEntries(known);
}

/** The catalogue of the console. The package must have been built. */
export async function consoleCatalogue() {
  const { services, operations, types } = JSON.parse(await readFile(join(generated, "catalogue.json"), "utf8"));
  return {
    operations: operations.map((operation) => {
      const { cloud, service, name, method, rank, summary, http, version, auth, effect, notes, doubts } = operation;
      return {
        ...{ cloud, service, name, method, rank, summary, http, version, auth, effect, notes, doubts },
        ...(![undefined, "none"].includes(operation.completion?.kind) && { isAsync: true }),
        hasBody: operation.body !== null,
        fields: fields(requestFields(operation)),
        example: examples[cloud][service]?.[name] ?? parameters(operation, types),
        errors: operation.errors.flatMap(({ code }) => code ?? []),
      };
    }),
    types: reached(operations.flatMap(requestFields), types),
    explanations: explanations(services),
  };
}
