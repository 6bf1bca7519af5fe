// What an emulator is made with.
import { expect, test } from "vitest";
import { createEmulator } from "../../pkg-template/src/emulator/index.ts";

test.each([
  [{ settleMs: Number.NaN }, "settleMs: must be a number of milliseconds, not less than 0"],
  [{ settleMs: -1 }, "settleMs: must be a number of milliseconds, not less than 0"],
  [{ settleMs: "5" }, "settleMs: must be a number of milliseconds, not less than 0"],
  [{ chaos: 1.5 }, "seed: must be"],
  [{ now: 0 }, "now: must be a function that gives ms since the epoch"],
])("%o is refused", (options, message) => {
  expect(() => createEmulator(options as never)).toThrow(message);
});
