// One call after the other, beside `fetch` itself: what is measured less what `fetch` takes in the same run. All hand
// over a URL and an init. What a real `fetch` does with them is in no figure. The transport looks at neither, and so
// ours makes no signal; what one costs is in a row of its own.

import { Failure } from "../../pkg-template/tools/project.mjs";
import { measure, median } from "../support/measure.mjs";
import { fixed, note, printTable, times, title } from "../support/table.mjs";
import { calls } from "./calls.mjs";

/** DESIGN.md, section 5: microseconds beside `fetch` in Node. */
const goal = 60;

/** Many short rounds: what else the machine does comes in bursts, and the median looks past those. */
const rounds = { full: { rounds: 31, roundMs: 40, warmMs: 1_500 }, quick: { rounds: 11, roundMs: 20, warmMs: 500 } };

/** Nobody is measured before all send the same request, signed. */
export async function checkRequests(runtime) {
  for (const cloud of Object.keys(calls)) {
    const found = Object.entries(await runtime.results(cloud));
    const [[, expected]] = found;
    const wrong = found.filter(([, sent]) => sent !== expected).map(([name, sent]) => `\n  ${name}: ${sent}`);
    if (wrong.length) throw new Failure(`${cloud} in ${runtime.name}: ${expected} is expected, but${wrong.join("")}`);
  }
}

/** What each sample is more than that of `fetch` in the same round, in which both met the same machine. */
export const beside = (samples, bare) => median(samples.map((sample, round) => sample - bare[round]));

export async function speed(runtime, { quick }) {
  await checkRequests(runtime);
  const figures = [];
  for (const cloud of Object.keys(calls)) {
    const tasks = runtime.list.filter((task) => task.cloud === cloud && !task.size);
    const ids = tasks.map(({ id }) => id);
    const samples = await measure(ids, runtime.time, quick ? rounds.quick : rounds.full);
    const [bare, ours] = ids.map((id) => samples.get(id));
    const rows = tasks.map(({ id, contestant }) => ({
      runtime: runtime.name,
      cloud,
      contestant,
      us: median(samples.get(id)),
      beside: beside(samples.get(id), bare),
      ratio: beside(samples.get(id), bare) / beside(ours, bare),
    }));
    print(rows, runtime);
    figures.push(...rows);
  }
  return figures;
}

function print(rows, { name, hasGoals }) {
  title(`${rows[0].cloud}, one call after the other, ${name}`);
  printTable(
    ["", "us a call", "beside fetch", "ours = 1"],
    rows.map((row, index) => [
      row.contestant,
      fixed(row.us),
      index ? fixed(row.beside) : "",
      index ? times(row.ratio) : "",
    ]),
  );
  if (hasGoals) note(`to reach: at most ${goal} us beside fetch: ${rows[1].beside <= goal ? "yes" : "NO"}`);
}
