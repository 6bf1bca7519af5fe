// The official signers as two programs that stay: cases in, intermediates out, both as lines of JSON.

import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { folderWithClients } from "../../official/node/install.ts";
import { pythonWithClients } from "../../official/python/install.ts";
import type { Case, Intermediates } from "../case.ts";

export type Answer = Intermediates & { producedBy?: string; error?: string };

/** The packages, each with the program that runs it. */
export const packages = {
  huaweicloudsdkcore: "python",
  "tencentcloud-sdk-python-common": "python",
  "qcloudapi-sdk-python": "python",
  "@huaweicloud/huaweicloud-sdk-core": "node",
  "tencentcloud-sdk-nodejs": "node",
  "qcloudapi-sdk": "node",
} as const;

export type Package = keyof typeof packages;

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

class Program {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #waiting: Array<(line: string) => void> = [];
  readonly #closed: Promise<unknown>;

  constructor(command: string, args: string[], home: string) {
    // Huawei Cloud's client writes an id of its own into the home folder.
    const env = { PATH: process.env.PATH, HOME: home, PYTHONDONTWRITEBYTECODE: "1" };
    this.#child = spawn(command, args, { env, stdio: "pipe" });
    let complaints = "";
    this.#child.stderr.setEncoding("utf8").on("data", (text: string) => {
      complaints += text;
    });
    createInterface({ input: this.#child.stdout }).on("line", (line) => this.#waiting.shift()?.(line));
    this.#closed = once(this.#child, "close");
    this.#child.on("close", (code) => {
      const error = JSON.stringify({ error: `${command} ended with ${code}: ${complaints}` });
      for (const answer of this.#waiting.splice(0)) answer(error);
    });
  }

  ask(cases: Case[]): Promise<Answer[]> {
    const answers = cases.map(
      () => new Promise<Answer>((resolve) => this.#waiting.push((line) => resolve(JSON.parse(line) as Answer))),
    );
    this.#child.stdin.write(cases.map((case_) => `${JSON.stringify(case_)}\n`).join(""));
    return Promise.all(answers);
  }

  async end(): Promise<void> {
    this.#child.stdin.end();
    await this.#closed;
  }
}

export class OfficialSigners {
  readonly #programs: Record<"python" | "node", Program>;
  readonly #home: string;

  private constructor(home: string, python: string, clients: string) {
    this.#home = home;
    this.#programs = {
      python: new Program(python, [here("official.py")], home),
      node: new Program(process.execPath, ["--no-deprecation", here("official.cjs"), clients], home),
    };
  }

  /** Starts both; the first time on a machine this installs the packages. */
  static async start(): Promise<OfficialSigners> {
    const [python, clients] = await Promise.all([pythonWithClients(), folderWithClients()]);
    return new OfficialSigners(await mkdtemp(join(tmpdir(), "cloudip-official-")), python, clients);
  }

  /** What a package makes of the cases. */
  ask(name: Package, cases: Case[]): Promise<Answer[]> {
    return this.#programs[packages[name]].ask(cases.map((case_) => ({ ...case_, producedBy: name })));
  }

  async end() {
    // Until then each may write into its home.
    await Promise.all(Object.values(this.#programs).map((program) => program.end()));
    await rm(this.#home, { recursive: true });
  }
}
