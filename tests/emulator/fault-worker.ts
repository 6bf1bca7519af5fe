// What each fault looks like to a caller of the emulator inside a Worker.
import { createEmulator } from "../../pkg-template/src/emulator/index.ts";

/** A fault, and whether the caller has enough of it: soon, or once the answer has begun. */
export interface Trial {
  fault: object;
  abortedAfter?: "sending" | "answer";
}

/** In words that JSON has: the status and the body, or what was rejected and how far the body came. */
async function outcomeOf({ fault, abortedAfter }: Trial): Promise<object> {
  const { fetch } = createEmulator();
  await fetch("https://emulator.test/_emulator/faults", { method: "POST", body: JSON.stringify({ faults: [fault] }) });
  const isAbort = (error: unknown) => error instanceof Error && error.message === "enough";
  const rejected = (error: unknown) => ({ rejected: isAbort(error) ? "abort" : error instanceof TypeError });
  let came = "";
  try {
    const controller = new AbortController();
    const { signal } = controller;
    const abortAfter = (phase: Trial["abortedAfter"]) => {
      if (phase === abortedAfter) setTimeout(() => controller.abort(new Error("enough")), 20);
    };
    abortAfter("sending");
    const response = await fetch("https://dns.cn-north-4.myhuaweicloud.com/v2.1/vpcs", { signal });
    abortAfter("answer");
    const decoder = new TextDecoder();
    try {
      for await (const piece of response.body ?? []) came += decoder.decode(piece);
    } catch (error) {
      return { status: response.status, came, ...rejected(error) };
    }
    return { status: response.status, came };
  } catch (error) {
    return rejected(error);
  }
}

export default {
  fetch: async (request: Request): Promise<Response> => Response.json(await outcomeOf(await request.json())),
};
