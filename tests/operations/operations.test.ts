// The crate's operations against the table of facts that they were written from, field by field and both ways.

import { expect, test } from "vitest";
import { catalogue, ours } from "./catalogue.ts";
import { type Difference, differences, told } from "./difference.ts";
import { codeExceptions, exceptions } from "./exceptions.ts";
import { count, remarks, serviceErrors, theirs } from "./reference.ts";

/** The codes of a service, and those that any of its operations may answer by the reference. */
const codesOf = (cloud: string, name: string) => {
  const service = catalogue.services.find((service) => service.cloud === cloud && service.name === name);
  return new Map(service?.errors.map(({ code, status }) => [code, status]));
};
/** Both APIs of Tencent Cloud's VPC are one service in the reference; its numbers are those of API 2.0. */
const homeOf = (service: string, code: string) => (/^\d{4}$/.test(code) ? `${service}Legacy` : service);
const common = new Set(
  serviceErrors.flatMap(({ service, codes }) => Object.keys(codes).map((code) => `${homeOf(service, code)} ${code}`)),
);

/** An operation may name codes that the reference has of its whole service. */
function isCommonCode({ path, theirs }: Difference): boolean {
  const [operation = "", fact, code] = path.split(" ");
  const service = operation.split(".").slice(0, 2).join(".");
  return fact === "errors" && theirs === undefined && common.has(`${service} ${code}`);
}

const found = differences(ours, theirs).filter((difference) => !isCommonCode(difference));

test("every operation of the reference is here, and no other", () => {
  expect(Object.keys(ours).sort()).toEqual(Object.keys(theirs).sort());
  expect(Object.keys(ours)).toHaveLength(count);
});

test("each service has as many operations as in the reference", () => {
  const count = (operations: object) => {
    const counts: Record<string, number> = {};
    for (const key of Object.keys(operations)) {
      const service = key.split(".").slice(0, 2).join(".");
      counts[service] = (counts[service] ?? 0) + 1;
    }
    return counts;
  };
  expect(count(ours)).toEqual(count(theirs));
});

test("no fact differs, except on purpose", () => {
  const isException = ({ path }: Difference) => exceptions.some((exception) => exception.path === path);
  expect(found.filter((difference) => !isException(difference)).map(told)).toEqual([]);
});

test("every exception still occurs", () => {
  expect(exceptions.filter(({ path }) => !found.some((difference) => difference.path === path))).toEqual([]);
});

test("what the reference remarks on is remarked on here", () => {
  const silent = catalogue.operations.flatMap(({ cloud, service, name, notes, doubts }) => {
    const key = `${cloud}.${service}.${name}`;
    const remarked = remarks[key];
    return [
      ...(remarked?.notes && !notes.length && !doubts.length ? [`${key} has no note`] : []),
      ...(remarked?.doubts && !doubts.length ? [`${key} has no doubt`] : []),
    ];
  });
  expect(silent).toEqual([]);
});

test.each(serviceErrors)(
  "the codes of $service are those of the reference, except on purpose",
  ({ service, codes }) => {
    const differing = Object.entries(codes).filter(([code, status]) => {
      const [cloud = "", name = ""] = homeOf(service, code).split(".");
      return codesOf(cloud, name).get(code) !== status;
    });
    const excepted = codeExceptions.filter((exception) => exception.service === service).flatMap(({ codes }) => codes);
    expect(differing.map(([code]) => code).sort()).toEqual(excepted.sort());
  },
);

test("everything is explained, in a phrase that needs no full stop", () => {
  const { services, operations, types } = catalogue;
  const fields = [
    ...operations.flatMap(({ name, params, body, response }) =>
      [...params, ...(body ?? []), ...(response ?? [])].map((field) => ({ of: name, ...field })),
    ),
    ...Object.entries(types).flatMap(([of, type]) => type.fields.map((field) => ({ of, ...field }))),
  ];
  const texts = [
    ...operations.map(({ name, summary }) => [name, summary]),
    ...fields.map(({ of, name, doc }) => [`${of} ${name}`, doc]),
    ...Object.entries(types).map(([name, { doc }]) => [name, doc]),
    ...services.flatMap(({ errors }) => errors.map(({ code, meaning }) => [code, meaning])),
  ];
  expect(texts.filter(([, text]) => !text || /[.;,]$/.test(text.replace(/\.\.\.$/, "")))).toEqual([]);
});
