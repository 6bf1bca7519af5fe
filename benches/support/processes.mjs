// Other processes, as Linux shows them in /proc (proc(5): `stat`, of which field 4 is the parent, and `schedstat`, of
// which the first number is the time on a CPU).

import { readdir, readFile } from "node:fs/promises";
import { Failure } from "../../pkg-template/tools/project.mjs";

/** What follows the name of the program, which may hold anything: the first one is field 3. */
const fieldsOf = (stat) => stat.slice(stat.lastIndexOf(")") + 2).split(" ");

/** The time of all its threads, to the nanosecond; those of a program that runs JavaScript stay as long as it does. */
export async function cpuSeconds(pid) {
  const tasks = `/proc/${pid}/task`;
  try {
    const texts = await Promise.all((await readdir(tasks)).map((id) => readFile(`${tasks}/${id}/schedstat`, "utf8")));
    return texts.reduce((sum, text) => sum + Number(text.split(" ")[0]), 0) / 1e9;
  } catch (cause) {
    throw new Failure("this bench reads the CPU time of a process from /proc, as Linux has it", { cause });
  }
}

/** The processes that this one has started and that have not ended. */
export async function children() {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  // One that has ended meanwhile has no file any more.
  const stats = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined)));
  return pids.filter((_, index) => stats[index] && Number(fieldsOf(stats[index])[1]) === process.pid).map(Number);
}
