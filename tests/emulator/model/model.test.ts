// Random sequences of steps against the emulator and against a plain model of the rules: what the one refuses the other
// refuses, for a reason that the model knows, and both show the same in between. `npm test` has the same ones each time:
// who looks for more asks for them, with `MODEL_RUNS=2500 MODEL_SEED=7` for that many other sequences of each system,
// 15,000 in all. What fails is shrunk before it is printed.
import fc from "fast-check";
import { expect, test } from "vitest";
import { Bench } from "../bench.ts";
import { apig } from "./apig.ts";
import { dns } from "./dns.ts";
import { eip } from "./eip.ts";
import { ANY, type System, UNTOLD } from "./system.ts";
import { tencent } from "./tencent.ts";
import { vpc } from "./vpc.ts";
import { workspace } from "./workspace.ts";

const numRuns = Number(process.env.MODEL_RUNS ?? 200);
const seed = Number(process.env.MODEL_SEED ?? 1);
const TIME_LIMIT_MS = 600_000;

const SETTLE = "settle";

function check<Step>({ name, seed: document, steps, model: start, send, show }: System<Step>): void {
  test(
    `${name}: ${numRuns} sequences, MODEL_SEED=${seed}`,
    async () => {
      const sequence = fc.array(fc.oneof({ weight: 2, arbitrary: steps }, fc.constant(SETTLE)), {
        minLength: 1,
        maxLength: 12,
      });
      const property = fc.asyncProperty(sequence, async (all) => {
        const bench = new Bench({ seed: document });
        const model = start();
        for (const step of all) {
          if (step === SETTLE) {
            bench.settle();
            model.settle();
            expect(await show(bench)).toEqual(model.shown());
            continue;
          }
          const broken = model.broken(step as Step);
          if (broken.includes(UNTOLD)) continue;
          const code = await send(bench, step as Step);
          if (broken.length === 0) {
            expect(code).toBeUndefined();
            model.take(step as Step);
          } else if (broken.includes(ANY)) expect(code).toBeDefined();
          else expect(broken).toContain(code);
        }
        expect(await show(bench)).toEqual(model.shown());
      });
      await fc.assert(property, { numRuns, seed });
    },
    TIME_LIMIT_MS,
  );
}

check(dns);
check(apig);
check(workspace);
check(eip);
check(vpc);
check(tencent);
