import { Clock } from "./clock.ts";
import { Ids } from "./ids.ts";
import { Journal } from "./journal.ts";
import { defaultSeed } from "./seed.ts";
import { type Credentials, checkReferences, type State, type StateDocument, stateShape } from "./state.ts";

/** How long an accepted change takes; the providers name no times, this one suits a page that polls. */
const SETTLE_MS = 1500;

export interface EmulatorOptions {
  /** The time source in ms since the epoch; `Date.now` if left out. */
  now?: () => number;
  /** The state to start from and to return to on reset; the providers' example resources if left out. */
  seed?: StateDocument;
  /** How long an accepted change takes to come into effect, in ms of the emulator's clock; 1500 if left out. */
  settleMs?: number;
}

/** Everything one emulator holds. */
export class World {
  readonly clock: Clock;
  readonly journal = new Journal();
  readonly settleMs: number;
  state: State;
  ids: Ids;
  /** Nonces seen within the clock window, with the time they may be forgotten. */
  readonly nonces = new Map<string, number>();
  readonly #initial: State;

  constructor(options: EmulatorOptions = {}) {
    this.clock = new Clock(options.now ?? Date.now);
    this.settleMs = options.settleMs ?? SETTLE_MS;
    const base = read(defaultSeed, undefined);
    this.#initial = options.seed === undefined ? base : read(options.seed, base.credentials);
    this.state = structuredClone(this.#initial);
    this.ids = new Ids(this.state);
  }

  reset(): void {
    this.clock.offsetMs = 0;
    this.journal.clear();
    this.#replace(structuredClone(this.#initial));
  }

  seed(document: unknown): void {
    this.#replace(read(document, this.state.credentials));
  }

  #replace(state: State): void {
    this.state = state;
    this.ids = new Ids(state);
    this.nonces.clear();
  }
}

/** Check a state document; the credentials in force stay if it brings none. */
function read(document: unknown, current: Credentials | undefined): State {
  const state = stateShape(document, "");
  checkReferences(state);
  const credentials = state.credentials ?? current;
  if (!credentials) throw new Error("the default state has no credentials");
  return { ...state, credentials: structuredClone(credentials) };
}
