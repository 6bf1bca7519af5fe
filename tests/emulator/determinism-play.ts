// Plays requests to a new emulator whose own time stands still, in whatever runtime this is.
import { createEmulator } from "../../pkg-template/src/emulator/index.ts";

/** A request that is signed already. */
export interface Sent {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string;
}

/** The requests of a round are handed over at once, without waiting for one of them. */
export interface Play {
  at: number;
  rounds: Sent[][];
}

/** What was answered, and what the emulator tells afterwards, as it came. */
export async function play({ at, rounds }: Play): Promise<{ answers: string[]; requests: string; state: string }> {
  const { fetch } = createEmulator({ now: () => at });
  const answers: string[] = [];
  for (const round of rounds) {
    const responses = await Promise.all(round.map(({ url, ...init }) => fetch(url, init)));
    for (const response of responses) answers.push(`${response.status} ${await response.text()}`);
  }
  const told = async (name: string) => (await fetch(`https://emulator.test/_emulator/${name}`)).text();
  return { answers, requests: await told("requests"), state: await told("state") };
}
