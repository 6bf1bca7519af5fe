// The API reference as static pages, from the catalogue of operations: an index by service and one by effect, a page for
// each service with its codes of errors, and a page for each operation.

import { html, page, prose, section, table } from "./html.mjs";
import { errorTable, link, operationPage, path } from "./operation-page.mjs";
import { clouds, effects } from "./words.mjs";

const isOf = (service) => (operation) => operation.cloud === service.cloud && operation.service === service.name;
const titleOf = ({ cloud, name }) => `${clouds[cloud]} ${name}`;
const idOf = ({ cloud, name }) => `${cloud}-${name}`;

const row = (operation, up, ...cells) =>
  html`<tr><td>${link(operation, up)}</td><td>${prose(operation.summary)}</td>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`;

const effectCell = ({ effect }) => effects[effect];
const bindingCell = ({ binding_kind }) => binding_kind && html`<code>${binding_kind}</code>`;

/** The operations of one service. */
const serviceTable = (operations, up) =>
  table(
    ["Operation", "What it does", "Effect", "Binding"],
    operations.map((operation) => row(operation, up, effectCell(operation), bindingCell(operation))),
  );

/** Links to the sections of a page, with the number of operations in each. */
const contents = (entries) =>
  html`<ul class="contents">${entries.map(({ id, title, operations }) => html`<li><a href="#${id}">${title}</a> ${operations.length}</li>`)}</ul>`;

function byService({ services, operations }) {
  const entries = services.map((service) => ({
    id: idOf(service),
    title: titleOf(service),
    service,
    operations: operations.filter(isOf(service)),
  }));
  return page(
    "cloudip: operations by service",
    "",
    html`
<h1>Operations by service</h1>
<p>${operations.length} operations of two clouds. What is checked before sending and what is only documented are told apart on each page.</p>
${contents(entries)}
${entries.map(({ id, title, service, operations }) =>
  section(id, html`<a href="${service.cloud}/${service.name}/index.html">${title}</a>`, serviceTable(operations, "")),
)}`,
  );
}

function byEffect({ operations }) {
  const entries = Object.entries(effects).map(([id, title]) => ({
    id,
    title,
    operations: operations.filter(({ effect }) => effect === id),
  }));
  const heads = ["Operation", "What it does", "Service", "Binding"];
  const rows = (operations) =>
    operations.map((operation) =>
      row(operation, "", titleOf({ ...operation, name: operation.service }), bindingCell(operation)),
    );
  return page(
    "cloudip: operations by effect",
    "",
    html`
<h1>Operations by effect</h1>
${contents(entries)}
${entries.map(({ id, title, operations }) => section(id, title, table(heads, rows(operations))))}`,
  );
}

function servicePage(service, { operations }) {
  const { cloud, doc, version, host, encoding, errors } = service;
  const form = encoding === "flat" ? "form" : "JSON";
  return page(
    titleOf(service),
    "../../",
    html`
<p class="crumbs">${clouds[cloud]}</p>
<h1>${service.name}</h1>
<p class="summary">${prose(doc)}</p>
<p>On hosts that begin with <code>${host}</code>${version && html`, in version <code>${version}</code>`}; requests are ${form}.</p>
${section("operations", "Operations", serviceTable(operations.filter(isOf(service)), "../../"))}
${section("errors", "Codes of errors", errorTable(errors))}`,
  );
}

/** Every page by its path. */
export function site(catalogue) {
  const pages = new Map([
    ["index.html", byService(catalogue)],
    ["effects.html", byEffect(catalogue)],
  ]);
  for (const service of catalogue.services) {
    pages.set(`${service.cloud}/${service.name}/index.html`, servicePage(service, catalogue));
  }
  for (const operation of catalogue.operations) pages.set(path(operation), operationPage(operation, catalogue));
  return pages;
}
