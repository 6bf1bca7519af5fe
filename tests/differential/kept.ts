// What the official signers have answered is kept: it depends on nothing but the cases, their packages and the programs
// that run these. Ours sign in every run, and are compared with it. `rm -r target/made` has the packages asked again.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { folderWithClients } from "../official/node/install.ts";
import { pythonWithClients } from "../official/python/install.ts";
import { made } from "../support/cache.ts";
import type { Case } from "../vectors/case.ts";
import { type Answer, OfficialSigners, type Package } from "../vectors/regenerate/official.ts";
import type { Signers } from "./compare.ts";

/** Signers that have to be started, and ended. */
interface Started extends Signers {
  end(): Promise<void>;
}

export class KeptAnswers implements Started {
  readonly #folder: string;
  readonly #start: () => Promise<Started>;
  #signers: Promise<Started> | undefined;

  /** Looks into the folder first, and starts the signers only for what is not there. */
  constructor(folder: string, start: () => Promise<Started>) {
    this.#folder = folder;
    this.#start = start;
  }

  static async official(): Promise<KeptAnswers> {
    // Their paths tell the versions of the packages, and of Python.
    const clients = await Promise.all([pythonWithClients(), folderWithClients()]);
    const programs = ["tests/vectors/regenerate", "tests/differential/kept.ts"];
    // Empty at first: each file of answers is added when it is there.
    const folder = await made("official-answers", programs, async () => {}, clients);
    return new KeptAnswers(folder, OfficialSigners.start);
  }

  async ask(name: Package, cases: Case[]): Promise<Answer[]> {
    const question = createHash("sha256")
      .update(JSON.stringify([name, cases]))
      .digest("hex");
    const file = join(this.#folder, `${question.slice(0, 32)}.json`);
    if (existsSync(file)) return JSON.parse(await readFile(file, "utf8")) as Answer[];
    this.#signers ??= this.#start();
    const answers = await (await this.#signers).ask(name, cases);
    // What ends a program is no answer.
    if (answers.some(({ error }) => error !== undefined)) return answers;
    await writeFile(`${file}.${process.pid}`, JSON.stringify(answers));
    await rename(`${file}.${process.pid}`, file);
    return answers;
  }

  async end(): Promise<void> {
    await (await this.#signers)?.end();
  }
}
