// A system as the model-based test sees it: a plain model of its rules, written from the provider's pages and the
// references and not from the emulator, and the calls that do to the emulator what a step does to the model.
import type fc from "fast-check";
import type { StateDocument } from "../../../pkg-template/src/emulator/state.ts";
import type { Bench } from "../bench.ts";

/** A refusal whose code is not documented. */
export const ANY = "any code";

/** What nothing tells the outcome of; the step is left out. */
export const UNTOLD = "untold";

export interface Model<Step> {
  /** The codes of all the rules that a step breaks, `ANY` where none is documented; it is accepted if there are none. */
  broken(step: Step): string[];
  /** The step was accepted. */
  take(step: Step): void;
  /** Every change under way takes effect. */
  settle(): void;
  /** What the emulator has to show. */
  shown(): unknown;
}

export interface System<Step> {
  name: string;
  /** As little as the steps need. */
  seed: StateDocument;
  steps: fc.Arbitrary<Step>;
  model: () => Model<Step>;
  /** The code of the refusal; undefined if the call was accepted. */
  send: (bench: Bench, step: Step) => Promise<string | undefined>;
  show: (bench: Bench) => Promise<unknown>;
}
