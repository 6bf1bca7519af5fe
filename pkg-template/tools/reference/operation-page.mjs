// The page of one operation.

import { requestFields, responseFields } from "../types.mjs";
import { authentication, capital, code, repetition } from "../words.mjs";
import { example } from "./example.mjs";
import { bullets, html, page, prose, section, table } from "./html.mjs";
import { memberTable, parameterTable, typeTables } from "./tables.mjs";
import { clouds, effects, end, member, origin, paging } from "./words.mjs";

export const path = ({ cloud, service, method }) => `${cloud}/${service}/${method}.html`;

/** A link to an operation, from a folder that is `up` away from that of the site. */
export const link = (operation, up) => html`<a href="${up}${path(operation)}"><code>${operation.method}</code></a>`;

/** The folder of a page is that of its service in that of its cloud. */
const up = "../../";

/** A fact under its title; nothing without words. */
const term = (title, words) =>
  words && html`<dt>${title}</dt><dd>${typeof words === "string" ? prose(words) : words}</dd>`;

function request({ name, version, http }) {
  const action = version && prose(` with the action \`${name}\` of version \`${version}\``);
  return html`<p class="request"><b>${http.method}</b> <code>${http.path}</code>${action}</p>`;
}

function facts(operation) {
  const { cloud, service, name, method, effect, binding_kind, batch, permissions, dependencies, source } = operation;
  const namespace = `${capital(cloud)}${capital(service)}`;
  const inTypeScript = `${up}typescript/interfaces/cloudip.${namespace}.html#${method.toLowerCase()}`;
  const kind = binding_kind && prose(` (\`${binding_kind}\`)`);
  return html`<dl>${[
    term("Provider's name", code([name])),
    term("In TypeScript", html`<a href="${inTypeScript}"><code>${namespace}.${method}</code></a>`),
    term("Effect", html`<a href="${up}effects.html#${effect}">${effects[effect]}</a>${kind}`),
    term("Several at once", batch && code([batch.param]) + (batch.max ? `, at most ${batch.max}` : "")),
    term("Authentication", authentication(operation)),
    term("Permission", code(permissions)),
    term("It also needs", code(dependencies)),
    term("Repeating it", repetition(operation)),
    term("Source", source.join(", ")),
  ]}</dl>`;
}

function parameters(operation, types) {
  const fields = requestFields(operation);
  const where = operation.encoding === "flat" ? "form" : "body";
  const id = fields.some((field) => field.in === "path");
  return [
    parameterTable(fields, where) || html`<p>It takes none.</p>`,
    id &&
      html`<p>What goes into the path is checked before sending too: letters, digits and <code>- . _ ~ :</code></p>`,
    typeTables(fields, types, "sent"),
  ];
}

function statuses({ success, success_assumed }) {
  const assumed = success_assumed && " This is the usual status; nothing documents it.";
  return html`<p>Success is the status ${success.join(" or ")}.${assumed}</p>`;
}

function answer(operation, types) {
  if (operation.response_empty)
    return [statuses(operation), html`<p>The body is empty: <code>data</code> is <code>null</code>.</p>`];
  if (!operation.response) return [statuses(operation), html`<p>The form of the body is not documented.</p>`];
  const fields = responseFields(operation);
  return [
    statuses(operation),
    memberTable(fields, "received")
      ? html`<p>Providers leave members out: any may be missing.</p>`
      : html`<p>An object without members.</p>`,
    memberTable(fields, "received"),
    typeTables(fields, types, "received"),
  ];
}

/** How to tell that it took effect; `sibling` finds an operation of the same service. */
function completion({ completion: facts }, sibling) {
  const source = html`<p class="documented"><b>Known from:</b> ${facts.source}</p>`;
  if (facts.kind === "none")
    return [html`<p>It is accepted and done later; the provider documents no way to tell when.</p>`, source];
  const { map, field, failed = [], pending = [], fail_fields = [], also, consecutive = 1, reason } = facts;
  const { first_delay_s, interval_s, timeout_s } = facts;
  const given = Object.entries(map).map(([name, from]) => `${code([name])}: ${origin(from)}`);
  const words = (words) => words.length > 0 && `${member(field)} is ${code(words, " or ")}`;
  return [
    html`<p>It is accepted and done later. Ask ${link(sibling(facts.operation), up)} with ${prose(given.join(", "))}.</p>`,
    html`<dl>${[
      term("It took effect when", end(facts)),
      term("It failed when", words(failed)),
      term("Failures are told in", code(fail_fields)),
      term("Why it failed tells", reason && link(sibling(reason), up)),
      term("It goes on while", words(pending)),
      term("The same must hold of", also && code([also])),
      term("Answers in a row that must agree", consecutive > 1 && String(consecutive)),
      term("Pace", `first after ${first_delay_s} s, then every ${interval_s} s, for at most ${timeout_s / 60} minutes`),
    ]}</dl>`,
    source,
  ];
}

/** Codes of errors with their meanings. An error without a code is known by its status alone. */
export const errorTable = (errors) =>
  table(
    ["Code", "Status", "Meaning"],
    errors.map(
      ({ code, status, meaning }) =>
        html`<tr><td>${code && html`<code>${code}</code>`}</td><td>${status}</td><td>${prose(meaning)}</td></tr>`,
    ),
  );

function errors({ service, errors }) {
  return [errorTable(errors), html`<p><a href="index.html#errors">All codes of ${service}</a></p>`];
}

/** The page; `operations` are all of them. */
export function operationPage(operation, { operations, types }) {
  const { cloud, service, method, summary, notes, doubts } = operation;
  const sibling = (name) =>
    operations.find((other) => other.cloud === cloud && other.service === service && other.name === name);
  return page(
    `${method}, ${clouds[cloud]} ${service}`,
    up,
    html`
<p class="crumbs">${clouds[cloud]} / <a href="index.html">${service}</a></p>
<h1>${method}</h1>
<p class="summary">${prose(summary)}</p>
${request(operation)}
${facts(operation)}
${section("notes", "Notes", bullets(notes))}
${section("doubts", "Not certain", bullets(doubts))}
${section("example", "Example", html`<pre><code>${example(operation, types)}</code></pre>`)}
${section("parameters", "Parameters", parameters(operation, types))}
${section("answer", "Answer", answer(operation, types))}
${operation.paging && section("paging", "Pages", html`<p>${prose(paging(operation))}</p>`)}
${operation.completion && section("completion", "When it took effect", completion(operation, sibling))}
${section("errors", "Errors", errors(operation))}`,
  );
}
