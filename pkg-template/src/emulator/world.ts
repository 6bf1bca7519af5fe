import { Addresses } from "./addresses.ts";
import { chaos } from "./chaos.ts";
import { Clock } from "./clock.ts";
import { Faults } from "./faults.ts";
import { followHuawei } from "./huawei/subnet.ts";
import { Ids } from "./ids.ts";
import { Journal } from "./journal.ts";
import { defaultSeed } from "./seed.ts";
import { type Credentials, checkReferences, type State, type StateDocument, stateShape } from "./state.ts";
import { followTencent } from "./tencent/model/subnets.ts";

/** How long an accepted change takes; the providers name no times, this one suits a page that polls. */
const SETTLE_MS = 1500;

export interface EmulatorOptions {
  /** The time source in ms since the epoch; `Date.now` if left out. */
  now?: () => number;
  /** The state to start from and to return to on reset; the providers' example resources if left out. */
  seed?: StateDocument;
  /** How long an accepted change takes to come into effect, in ms of the emulator's clock; 1500 if left out. */
  settleMs?: number;
  /**
   * The seed of a hostile mix of faults, which is on from the start and after every reset: pauses, broken connections,
   * refusals, answers cut short. The same seed and requests meet the same faults. Without it there are none.
   */
  chaos?: number;
}

/** Everything one emulator holds. */
export class World {
  readonly clock: Clock;
  readonly journal = new Journal();
  readonly settleMs: number;
  readonly faults: Faults;
  state: State;
  ids: Ids;
  /** Nonces seen within the clock window, with the time they may be forgotten. */
  readonly nonces = new Map<string, number>();
  /** Which addresses something has, by subnet and by pool of public ones. */
  addresses: Addresses;
  readonly #initial: StateDocument;

  constructor(options: EmulatorOptions = {}) {
    this.clock = new Clock(options.now ?? Date.now);
    this.settleMs = options.settleMs ?? SETTLE_MS;
    this.faults = new Faults(options.chaos === undefined ? { faults: [] } : chaos(options.chaos));
    this.#initial = structuredClone(options.seed ?? defaultSeed);
    this.state = read(this.#initial);
    this.ids = new Ids(this.state);
    this.addresses = addressesOf(this.state);
  }

  reset(): void {
    this.clock.offsetMs = 0;
    this.journal.clear();
    this.faults.reset();
    this.#replace(read(this.#initial));
  }

  seed(document: unknown): void {
    this.#replace(read(document, this.state.credentials));
  }

  #replace(state: State): void {
    this.state = state;
    this.ids = new Ids(state);
    this.addresses = addressesOf(state);
    this.nonces.clear();
  }
}

function addressesOf({ huawei, tencent }: State): Addresses {
  const addresses = new Addresses();
  followHuawei(addresses, huawei);
  followTencent(addresses, tencent);
  return addresses;
}

/** Check a state document; the credentials in force stay if it brings none. */
function read(document: unknown, current?: Credentials): State {
  const state = stateShape(document, "");
  checkReferences(state);
  const credentials = state.credentials ?? current ?? stateShape(defaultSeed, "").credentials;
  if (!credentials) throw new Error("the default state has no credentials");
  return { ...state, credentials };
}
