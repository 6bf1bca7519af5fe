// The code of the README and of the guides, so that the tests run what readers copy.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./project.ts";

/** A page of the documentation and its fenced blocks. Each is asked for by what stands behind its fence: "js worker". */
export class Guide {
  readonly #page: string;
  readonly text: string;
  readonly #blocks: Array<{ info: string; code: string }>;
  readonly #taken = new Set<string>();

  constructor(page: string, text: string) {
    this.#page = page;
    this.text = text;
    const fences = text.matchAll(/^```([^\n]*)\n(.*?)^```$/gms);
    this.#blocks = Array.from(fences, ([, info = "", code = ""]) => ({ info, code }));
  }

  /** Reads a page by its path in the repository. */
  static async read(page: string): Promise<Guide> {
    return new Guide(page, await readFile(join(root, page), "utf8"));
  }

  /** The code of the one block with this info. */
  code(info: string): string {
    const [block, ...others] = this.#blocks.filter((block) => block.info === info);
    if (!block || others.length)
      throw new Error(`${this.#page} has ${others.length + (block ? 1 : 0)} blocks "${info}"`);
    this.#taken.add(info);
    return block.code;
  }

  /** The blocks that nobody has asked for yet: a page's last test expects none, so that no example stays untried. */
  untried(): string[] {
    return this.#blocks.map(({ info }) => info).filter((info) => !this.#taken.has(info));
  }
}
