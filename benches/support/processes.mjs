// Other processes, as Linux shows them in /proc (proc(5), `stat`: fields 4, 14 and 15).

import { readdir, readFile } from "node:fs/promises";
import { Failure } from "../../pkg-template/tools/project.mjs";

/** What follows the name of the program, which may hold anything: the first one is field 3. */
const fieldsOf = (stat) => stat.slice(stat.lastIndexOf(")") + 2).split(" ");

/** Both times of all threads, which Linux counts in hundredths of a second. */
export async function cpuSeconds(pid) {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch((cause) => {
    throw new Failure("this bench reads the CPU time of a process from /proc, as Linux has it", { cause });
  });
  const fields = fieldsOf(text);
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** The processes that this one has started and that have not ended. */
export async function children() {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  // One that has ended meanwhile has no file any more.
  const stats = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined)));
  return pids.filter((_, index) => stats[index] && Number(fieldsOf(stats[index])[1]) === process.pid).map(Number);
}
