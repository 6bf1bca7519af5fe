// The API reference: a page for each operation, with everything that its value holds, and no link that leads nowhere.

import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { describe, expect, test } from "vitest";
import { catalogue } from "../operations/catalogue.ts";
import { all, docs, page, pages, read, rows, sectionOf, visible } from "./pages.ts";

const { operations, services, types } = catalogue;
type Operation = (typeof operations)[number];
type Field = Operation["params"][number];

const pathOf = ({ cloud, service, method }: Operation) => `${cloud}/${service}/${method}.html`;

test("there is a page for each operation, for each service and for both indexes, and no other", () => {
  const expected = [
    "index.html",
    "effects.html",
    ...services.map(({ cloud, name }) => `${cloud}/${name}/index.html`),
    ...operations.map(pathOf),
  ];
  expect([...pages.keys()].sort()).toEqual(expected.sort());
  // Some file systems take two names for one that differ only in case.
  expect(new Set(expected.map((path) => path.toLowerCase())).size).toBe(expected.length);
});

test.each(["index.html", "effects.html"])("%s leads to each operation once", (index) => {
  const links = all(page(index), /<tr><td><a href="([^"]*)"/g);
  expect(links.sort()).toEqual(operations.map(pathOf).sort());
});

test("each operation stands under its service and under its effect", () => {
  for (const operation of operations) {
    const link = `href="${pathOf(operation)}"`;
    expect(sectionOf(page("index.html"), `${operation.cloud}-${operation.service}`)).toContain(link);
    expect(sectionOf(page("effects.html"), operation.effect)).toContain(link);
  }
});

test("every link leads to a page and a place on it, and nothing comes from elsewhere", async () => {
  const ids = new Map<string, Set<string>>();
  const idsOf = async (path: string) => {
    const known = ids.get(path) ?? new Set(all(await read(path), /\bid="([^"]*)"/g));
    ids.set(path, known);
    return known;
  };
  const broken: string[] = [];
  for (const [path, html] of pages) {
    for (const link of all(html, /\b(?:href|src)="([^"]*)"/g)) {
      const [file = "", id] = link.split("#");
      const target = file ? posix.join(posix.dirname(path), file) : path;
      const found = existsSync(join(docs, target)) && (id === undefined || (await idsOf(target)).has(id));
      if (!found) broken.push(`${path}: ${link}`);
    }
  }
  expect(broken).toEqual([]);
});

test("no mark of Markdown is left", () => {
  expect([...pages].filter(([, html]) => visible(html).includes("`")).map(([path]) => path)).toEqual([]);
});

test("an id is on a page once", () => {
  for (const [path, html] of pages) {
    const ids = all(html, /\bid="([^"]*)"/g);
    expect(new Set(ids).size, path).toBe(ids.length);
  }
});

/** The fields of the objects that fields reach, each object once. */
function inner(fields: Field[], found = new Set<string>()): Field[] {
  const refs = (type: Field["type"]): string[] => {
    const values = type.values && !Array.isArray(type.values) ? refs(type.values) : [];
    return [...(type.ref ? [type.ref] : []), ...(type.items ? refs(type.items) : []), ...values];
  };
  return fields.flatMap(({ type }) =>
    refs(type).flatMap((ref) => {
      if (found.has(ref)) return [];
      found.add(ref);
      const members = types[ref]?.fields ?? [];
      return [...members, ...inner(members, found)];
    }),
  );
}

/** The limits and words of a type that are enforced, and what is documented of a field. */
function factsOf({ type, documented }: Field): string[] {
  const enforced = ({ min, max, items, values }: Field["type"]): unknown[] => [
    ...[min, max].filter((limit) => limit),
    ...(Array.isArray(values) ? values : values ? enforced(values) : []),
    ...(items ? enforced(items) : []),
  ];
  const limitsNothing = (fact: unknown) => fact === 0 || Number(fact) > Number.MAX_SAFE_INTEGER;
  const { only_in, ...facts } = documented;
  const told = [...enforced(type), ...Object.values(facts).flat()].filter((fact) => !limitsNothing(fact)).map(String);
  return only_in ? [...told, "Known from the"] : told;
}

test("every parameter is on its operation's page, with its place, its limits and whether it is required", () => {
  for (const operation of operations) {
    const fields = [...operation.params, ...(operation.body ?? [])];
    const elsewhere = operation.encoding === "flat" ? "form" : "body";
    const isOwnProject = ({ in: place, name }: Field) => place === "path" && name === "project_id";
    const required = (field: Field) => (field.required && !isOwnProject(field) ? "yes" : "no");
    const expected = [
      ...fields.map((field) => ({ field, cells: [field.name, field.in ?? elsewhere, required(field)] })),
      ...inner(fields).map((field) => ({ field, cells: [field.name, required(field)] })),
    ];
    const shown = rows(sectionOf(page(pathOf(operation)), "parameters"));
    const cells = shown.map(([name, , ...others]) => [name, ...others.slice(0, -1)]);
    expect(cells, operation.name).toEqual(expected.map(({ cells }) => cells));
    for (const [index, { field }] of expected.entries()) {
      for (const fact of factsOf(field))
        expect(shown[index]?.at(-1), `${operation.name} ${field.name}`).toContain(fact);
      expect(shown[index]?.[1]?.endsWith(" or null"), field.name).toBe(field.nullable);
    }
  }
});

test("every member of an answer is on its operation's page", () => {
  for (const operation of operations) {
    const fields = operation.response ?? [];
    const headers = operation.response_headers.filter((name) => name.toLowerCase() !== "x-request-id");
    const expected = [...[...fields, ...inner(fields)].map(({ name }) => name), ...headers];
    const shown = rows(sectionOf(page(pathOf(operation)), "answer")).map(([name]) => name);
    expect(shown.sort(), operation.name).toEqual(expected.sort());
  }
});

test("what tells that an operation took effect is on its page", () => {
  for (const operation of operations) {
    const section = sectionOf(page(pathOf(operation)), "completion");
    expect(section !== "", operation.name).toBe(operation.completion !== null);
    const { operation: reader, map = {}, source, ...facts } = operation.completion ?? {};
    if (typeof reader === "string") expect(section).toContain(`/${reader[0]?.toLowerCase()}${reader.slice(1)}.html"`);
    const { done, failed, pending, fail_fields, first_delay_s, interval_s, gone, reason } = facts;
    expect(section.includes("it is not found any more"), operation.name).toBe(gone === true);
    expect(section.includes("Why it failed tells"), operation.name).toBe(typeof reason === "string");
    const words = [source, done, failed, pending, fail_fields, first_delay_s, interval_s, Object.keys(map)].flat();
    for (const word of words) expect(visible(section), operation.name).toContain(String(word ?? ""));
  }
});

/** Parameters and members that a list is read with. */
const pathsOf = (paging: Operation["paging"]) =>
  Object.entries(paging ?? {}).flatMap(([name, path]) => (name !== "style" && typeof path === "string" ? [path] : []));

test("every fact in words is on its operation's page", () => {
  for (const operation of operations) {
    const { name, summary, notes, doubts, http, version, permissions, dependencies, source, errors } = operation;
    const words = [name, summary, ...notes, ...doubts, http.method, http.path, version ?? "", ...source];
    const { binding_kind, success, paging } = operation;
    words.push(binding_kind ?? "", ...success.map(String), ...pathsOf(paging));
    const shown = visible(page(pathOf(operation)));
    for (const text of [...words, ...permissions, ...dependencies]) expect(shown).toContain(text.replaceAll("`", ""));
    const told = errors.map(({ code, status, meaning }) => [code ?? "", String(status ?? ""), meaning]);
    expect(rows(sectionOf(page(pathOf(operation)), "errors"))).toEqual(told);
  }
});

test("every code of a service is on its page", () => {
  for (const { cloud, name, errors } of services) {
    const shown = rows(sectionOf(page(`${cloud}/${name}/index.html`), "errors")).map(([code]) => code);
    expect(shown).toEqual(errors.map(({ code }) => code));
  }
});

describe("on a page", () => {
  const row = (path: string, name: string) =>
    rows(page(path))
      .find(([cell]) => cell === name)
      ?.join(" | ");

  test("what is checked and what is only documented are told apart", () => {
    const elbs = row("huawei/apig/unregisterIngressIps.html", "elbs");
    expect(elbs).toBe(
      "elbs | list of ElbIngressDetails | body | yes | Load balancers with their addressesChecked before sending: 1 to 10 entries",
    );
    expect(row("huawei/apig/unregisterIngressIps.html", "type")).toContain("Checked before sending: One of v4, v6");
    expect(row("huawei/dns/listEndpoints.html", "direction")).toMatch(/Documented: Known values: inbound, outbound$/);
    expect(row("huawei/dns/listEndpoints.html", "limit")).toMatch(/Documented: 0 to 500. 500 if left out.$/);
    expect(row("tencent/vpc/associateAddress.html", "EipDirectConnection")).toMatch(/Documented: false if left out$/);
  });

  test("null is named where it is taken, and a project where the client fills it in", () => {
    expect(row("huawei/dns/restorePtrRecord.html", "ptrdname")).toContain("object of any members or null");
    expect(row("huawei/apig/unregisterIngressIps.html", "project_id")).toContain(
      "The client's own project where this is left out",
    );
  });

  test.each([
    ["huawei/dns/associateEndpointIpaddress.html", "Ask showEndpoint with endpoint_id: endpoint_id of the call."],
    ["huawei/dns/associateEndpointIpaddress.html", "It took effect whenendpoint.status is ACTIVE"],
    [
      "huawei/dns/deleteEndpoint.html",
      "It took effect whenendpoint.status is DELETED, or it is not found any moreIt failed whenendpoint.status is ERROR",
    ],
    ["huawei/apig/unregisterIngressIps.html", "Answers in a row that must agree2"],
    ["huawei/workspace/batchDisassociateDesktopsEip.html", "desktop_id: each of desktop_ids of the call"],
    [
      "huawei/workspace/associateDesktopsEip.html",
      "attached_desktop_id of the entry of eips whose id is eip_id of the call is there",
    ],
    ["tencent/vpc/associateIPv6Address.html", "IPv6AddressIds: a list of IPv6AddressId of the call alone"],
    ["tencent/vpc/associateIPv6Address.html", "every AddressSet[].AddressStatus is BIND or BIND_ENI"],
    ["tencent/vpcLegacy/unassignPrivateIpAddresses.html", "taskId: data.taskId of its answer or taskId of its answer"],
  ])("%s tells: %s", (path, words) => {
    expect(visible(sectionOf(page(path), "completion"))).toContain(words);
  });

  test.each([
    ["huawei/dns/listEndpoints.html", "It only reads, so it may be sent again."],
    ["huawei/dns/associateEndpointIpaddress.html", "Sent again, it acts again: after an unknown outcome, look first."],
    ["huawei/apig/unregisterIngressIps.html", "It may be sent again: that has no further effect"],
    ["tencent/vpc/disassociateAddress.html", "After an unknown outcome, look before sending it again"],
    ["tencent/vpc/createHaVip.html", "Sent again, it acts again, unless ClientToken is the same."],
  ])("%s tells whether it may be sent again: %s", (path, words) => {
    expect(visible(page(path))).toContain(words);
  });

  test.each([
    [
      "huawei/dns/listEndpoints.html",
      "Pages are asked for by offset (records to skip) and limit. All records are counted in metadata.total_count.",
    ],
    ["huawei/eip/listPublicips.html", "marker, which takes publicips[-1].id of the page before, and limit."],
    ["huawei/iam/keystoneListProjects.html", "Pages are asked for by page, from 1, and per_page."],
    ["huawei/dns/listEndpointIpaddresses.html", "One answer holds them all."],
  ])("%s tells how it is read to its end: %s", (path, words) => {
    expect(visible(sectionOf(page(path), "paging"))).toContain(words);
  });
});
