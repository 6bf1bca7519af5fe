// The catalogue of operations, as far as each bundle needs it.

import { readFile } from "node:fs/promises";

/** What the emulator does without: it checks requests, so answers and documentation are nothing to it. */
const unneeded = new Set([
  ...["services", "rank", "summary", "doc", "incomplete", "notes", "doubts", "source", "errors", "permissions"],
  ...["dependencies", "effect", "binding_kind", "batch", "completion", "paging", "success_assumed", "encoding"],
  ...["response", "response_empty", "response_headers", "idempotent", "retry_after_unknown", "client_token_param"],
  ...["pattern", "format", "default", "only_in", "in_example", "min_length", "max_length"],
]);

/** Most fields have `false` or `{}` here, which is a third of all that would be read at every start. */
const usual = new Set(["required", "nullable", "documented"]);

function requests({ operations, types }) {
  const sent = new Set();
  const visit = ({ items, values, ref }) => {
    if (items) visit(items);
    if (values?.kind) visit(values);
    if (!ref || sent.has(ref)) return;
    sent.add(ref);
    for (const { type } of types[ref].fields) visit(type);
  };
  for (const { params, body } of operations) for (const { type } of [...params, ...(body ?? [])]) visit(type);
  const ofRequests = Object.fromEntries(Object.entries(types).filter(([ref]) => sent.has(ref)));
  const isUsual = (key, value) => usual.has(key) && (value === false || JSON.stringify(value) === "{}");
  const needed = (key, value) => (unneeded.has(key) || isUsual(key, value) ? undefined : value);
  return { operations: JSON.stringify(operations, needed), types: JSON.stringify(ofRequests, needed) };
}

/** What the gateway's policy asks about operations. */
const ofPolicy = ({ operations }) => ({
  operations: JSON.stringify(
    operations.map(({ cloud, service, name, method, summary, effect, idempotent }) => {
      return { cloud, service, name, method, summary, effect, idempotent };
    }),
  ),
});

/**
 * A module that reads like the JSON with these members. Each is a text until somebody looks at it, since a start that
 * does not should not wait for it, and engines parse JSON in a fraction of the time that they need for the same as an
 * object of a program.
 */
const moduleOf = (texts) => `const read = {};
function parsed(name, text) {
  read[name] ??= JSON.parse(text);
  return read[name];
}
export default {
${Object.entries(texts)
  .map(([name, text]) => `  get ${name}() { return parsed("${name}", ${JSON.stringify(text)}); },`)
  .join("\n")}
};
`;

/** The catalogue, as far as a bundle needs it. */
const catalogueAs = (name, part) => ({
  name,
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]generated[\\/]catalogue\.json$/ }, async ({ path }) => {
      const catalogue = JSON.parse(await readFile(path, "utf8"));
      return { contents: moduleOf(part(catalogue)), loader: "js" };
    });
  },
});
export const catalogueOfRequests = catalogueAs("catalogue-of-requests", requests);
export const catalogueOfPolicy = catalogueAs("catalogue-of-policy", ofPolicy);
