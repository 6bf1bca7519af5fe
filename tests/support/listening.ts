// Programs that serve on a port of their own and say which.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

export interface Listening {
  child: ChildProcess;
  url: string;
  /** Ends the program and waits for its end. */
  stop(): Promise<void>;
}

/** Starts a program and waits for the line that `says` matches, whose first group is where it listens. */
export async function startListening(
  command: string,
  args: readonly string[],
  options: { says: RegExp; cwd?: string; env?: Record<string, string> },
): Promise<Listening> {
  const { says, cwd, env } = options;
  const child = spawn(command, args, {
    ...(cwd && { cwd }),
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const said: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on("line", (line) => {
      said.push(line);
      const found = says.exec(line)?.[1];
      if (found) resolve(found);
    });
    ended.then(
      ([code]) => reject(new Error(`${command} ended with code ${code} before it listened\n${said.join("\n")}`)),
      reject,
    );
  });
  return {
    child,
    url,
    async stop() {
      child.kill();
      await ended;
    },
  };
}
