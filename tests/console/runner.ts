// Programs that run samples, one after the other.

import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, symlink } from "node:fs/promises";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { pythonWithClients } from "../official/python/install.ts";
import { root } from "../support/project.ts";
import type { Keys } from "./world.ts";

/** What a sample printed: text, or of JavaScript what it gave to `console.log`. */
export type Outcome = { printed: unknown } | { failure: string };

/** Runs samples in one process, which answers each line of input, a program and the keys in its environment, with one of output. */
export class Runner {
  readonly #child: ChildProcess;
  readonly #answers: AsyncIterator<string>;

  private constructor(command: string, args: string[], env: NodeJS.ProcessEnv, folder: string) {
    this.#child = spawn(command, args, { env, cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
    const lines: Interface = createInterface(this.#child.stdout as NodeJS.ReadableStream);
    this.#answers = lines[Symbol.asyncIterator]();
  }

  static async python(env: NodeJS.ProcessEnv, folder: string): Promise<Runner> {
    const program = fileURLToPath(new URL("samples.py", import.meta.url));
    return new Runner(await pythonWithClients(), ["-W", "ignore", program], env, folder);
  }

  static async node(env: NodeJS.ProcessEnv, folder: string): Promise<Runner> {
    const own = await mkdtemp(join(folder, "node-"));
    await mkdir(join(own, "node_modules"));
    await symlink(join(root, "pkg"), join(own, "node_modules", "cloudip"));
    const program = fileURLToPath(new URL("samples.mjs", import.meta.url));
    return new Runner(process.execPath, [program, own], env, own);
  }

  async run(sample: string, keys: Keys): Promise<Outcome> {
    this.#child.stdin?.write(`${JSON.stringify([sample, keys])}\n`);
    const { value, done } = await this.#answers.next();
    if (done) throw new Error("the program that runs samples has ended");
    return JSON.parse(value) as Outcome;
  }

  /** Ends the program, and waits until it writes no more. */
  async stop(): Promise<void> {
    const ended = once(this.#child, "exit");
    if (this.#child.kill()) await ended;
  }
}

/** Runs a command as a shell does. Its progress is for a terminal alone, so it is not told here. */
export async function runShell(sample: string, env: NodeJS.ProcessEnv): Promise<Outcome> {
  const quiet = 'curl() { command curl --silent --show-error "$@"; }';
  const { stdout } = await promisify(execFile)("sh", ["-c", `${quiet}\n${sample}`], { env });
  return { printed: stdout };
}
