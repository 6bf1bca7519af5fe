// One signature: an object in, headers (or a form) out, at the present time.

import { Failure } from "../../pkg-template/tools/project.mjs";
import { measure, median, ratio } from "../support/measure.mjs";
import { fixed, note, printTable, times, title, whole } from "../support/table.mjs";
import { modes } from "./modes.mjs";
import { schemes } from "./requests.mjs";

/** "Level with": two runs on one machine differ by as much. */
const level = 0.95;

/** DESIGN.md, section 5: how many times as long as ours a contestant has to take in Node, with the signer reused. */
const goals = {
  "SDK-HMAC-SHA256": { official: 2.5, "node:crypto": level, "aws4fetch (SigV4)": 20 },
  "TC3-HMAC-SHA256": { official: 2.5, "node:crypto": level, "aws4fetch (SigV4)": 20 },
  HmacSHA256: { "qcloudapi-sdk": level },
  HmacSHA1: { "qcloudapi-sdk": level },
};

/** Many short rounds: what else the machine does comes in bursts, and the median looks past those. */
const rounds = { full: { rounds: 31, roundMs: 30, warmMs: 600 }, quick: { rounds: 11, roundMs: 15, warmMs: 200 } };

/** Nobody is measured before all of them give the same signature, and that of the vectors where there is one. */
export async function checkSignatures(runtime) {
  for (const [scheme, { signature }] of Object.entries(schemes)) {
    const found = Object.entries(await runtime.results(scheme));
    const expected = signature ?? found[0]?.[1];
    const wrong = found.filter(([, value]) => value !== expected).map(([name, value]) => `\n  ${name}: ${value}`);
    if (wrong.length) throw new Failure(`${scheme} in ${runtime.name}: ${expected} is expected, but${wrong.join("")}`);
  }
}

export async function speed(runtime, { quick }) {
  await checkSignatures(runtime);
  const figures = [];
  for (const scheme of Object.keys(schemes)) {
    const tasks = runtime.list.filter((task) => task.scheme === scheme);
    for (const mode of modes) {
      const contestants = tasks.filter((task) => task.mode === mode);
      const ids = contestants.map(({ id }) => id);
      const samples = await measure(ids, runtime.time, quick ? rounds.quick : rounds.full);
      // Ours comes first, unless this build has no such scheme.
      const ours = contestants[0].contestant.startsWith("cloudip") ? samples.get(ids[0]) : undefined;
      const rows = contestants.map(({ id, contestant }) => ({
        runtime: runtime.name,
        scheme,
        mode,
        contestant,
        us: median(samples.get(id)),
        ratio: ours && ratio(samples.get(id), ours),
        goal: runtime.hasGoals && mode === modes[0] ? goals[scheme]?.[contestant] : undefined,
      }));
      print(rows);
      figures.push(...rows);
    }
  }
  note("aws4fetch has none of these schemes: its whole sign() stands against our whole sign() of the same request.");
  return figures;
}

function print(rows) {
  const [{ runtime, scheme, mode, ratio: known }] = rows;
  title(`${scheme}, ${mode}, ${runtime}`);
  if (!known) note("this build of cloudip does not have the scheme");
  const head = ["", "signatures/s", "us", ...(known ? ["ours = 1", "to reach"] : [])];
  const reached = (row) => (row.goal ? `${times(row.goal)} ${row.ratio >= row.goal ? "yes" : "NO"}` : "");
  printTable(
    head,
    rows.map((row) => {
      const cells = [row.contestant, whole(1e6 / row.us), fixed(row.us)];
      return known ? [...cells, times(row.ratio), reached(row)] : cells;
    }),
  );
}
