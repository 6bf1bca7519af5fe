// What a test has of the world: the server with the default state, and pages in which nobody has been before.

import { afterEach, beforeEach } from "vitest";
import { sharedChromium } from "../../support/chromium.ts";
import { Console, type Kind, type Looks } from "./console.ts";
import { type Server, sharedServer } from "./server.ts";

export interface OpenOptions extends Looks, Kind {
  /** The browser has none of the console's files yet. */
  isFirst?: boolean;
}

export interface Use {
  control: Server["control"];
  /** Opens the console, until the test is over. */
  open(options?: OpenOptions): Promise<Console>;
}

/** Those that tests have left, by their kind: a new one is a process that starts and compiles all that it loads. */
const left = new Map<string, Console[]>();

export function useConsole(): Use {
  const opened = new Map<Console, string>();

  const control: Server["control"] = async (name, body) => (await sharedServer()).control(name, body);

  beforeEach(() => control("reset"));

  afterEach(async () => {
    const last = [...opened];
    opened.clear();
    for (const [console, kind] of last) {
      await console.leave();
      left.set(kind, [...(left.get(kind) ?? []), console]);
    }
  });

  return {
    control,
    async open({ viewport, colorScheme, isFirst = false, ...kind } = {}) {
      const name = JSON.stringify(kind);
      const one = isFirst ? undefined : left.get(name)?.pop();
      const console = one ?? (await Console.make(await sharedChromium(), await sharedServer(), kind));
      opened.set(console, name);
      await console.open({ ...(viewport && { viewport }), ...(colorScheme && { colorScheme }) });
      return console;
    },
  };
}
