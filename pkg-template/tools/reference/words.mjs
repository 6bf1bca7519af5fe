// What only the reference tells in words. Code stands between backticks.

import { Failure } from "../project.mjs";
import { code } from "../words.mjs";

export const clouds = { huawei: "Huawei Cloud", tencent: "Tencent Cloud" };

/** What an operation does, in the order of the index. */
export const effects = {
  bind: "Bind",
  unbind: "Unbind",
  list: "List",
  show: "Show",
  poll: "Ask for progress",
  create: "Create",
  update: "Change",
  delete: "Remove",
  other: "Other",
};

/** How a list is read to its end. */
export function paging({ paging: { style, items, total, limit, offset, marker, next, page } }) {
  const list = `The items are in ${code([items])}.`;
  const all = total ? ` All records are counted in ${code([total])}.` : "";
  switch (style) {
    case "none":
      return `${list} One answer holds them all.`;
    case "offset-limit":
      return `${list} Pages are asked for by ${code([offset])} (records to skip) and ${code([limit])}.${all}`;
    case "marker": {
      const mark = `${code([marker])}, which takes ${code([next])} of the page before,`;
      return `${list} Pages are asked for by ${mark} and ${code([limit])}.${all}`;
    }
    case "page":
      return `${list} Pages are asked for by ${code([page])}, from 1, and ${code([limit])}.${all}`;
    default:
      throw new Failure(`catalogue: the unknown paging ${style}`);
  }
}

/** Where a parameter of the reading operation comes from; the expressions are those of `core::completion`. */
export function origin(expression) {
  const list = /^\[(.*)\]$/.exec(expression);
  if (list) return `a list of ${origin(list[1])} alone`;
  const each = expression.endsWith("[]") ? "each of " : "";
  const sources = expression.replace(/\[\]$/, "").split("|");
  const words = sources.map((source) => {
    const [, from, path] = /^\$(req|res)\.(.*)$/.exec(source);
    return `${code([path])} of ${from === "req" ? "the call" : "its answer"}`;
  });
  return each + words.join(" or ");
}

/** A member of the answer that is read. */
export function member(field) {
  const [, list, key, path, rest] = /^(.*)\[(\w+)=\$req\.([^\]]*)\]\.?(.*)$/.exec(field) ?? [];
  if (!list) return field.includes("[]") ? `every ${code([field])}` : code([field]);
  const entry = `the entry of ${code([list])} whose ${code([key])} is ${code([path])} of the call`;
  return rest ? `${code([rest])} of ${entry}` : entry;
}

const expectations = { present: "is there", absent: "is not there", empty: "is empty" };

/** What the answers say when the operation took effect. */
export function end({ kind, field, expect, done = [], gone }) {
  const words =
    kind === "verify" && (expectations[expect] ?? `is ${code(expect.replace("all:", "").split("|"), " or ")}`);
  const good = words || (done.length > 0 && `is ${code(done, " or ")}`);
  return [good && `${member(field)} ${good}`, gone && "it is not found any more"].filter(Boolean).join(", or ");
}
