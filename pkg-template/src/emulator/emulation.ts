import {
  type Account,
  type AccountsDocument,
  type Defaults,
  readAccounts,
  readState,
  refuseSharedNames,
} from "./accounts.ts";
import type { CallerName } from "./caller.ts";
import { chaos } from "./chaos.ts";
import { Clock } from "./clock.ts";
import { Faults } from "./faults.ts";
import type { Front } from "./front.ts";
import type { Received } from "./received.ts";
import { defaultSeed } from "./seed.ts";
import { ShapeError } from "./shape.ts";
import { type Snapshot, Snapshots } from "./snapshots.ts";
import { type State, type StateDocument, stateShape } from "./state.ts";
import { Turns } from "./turns.ts";
import { World } from "./world.ts";

/** How long an accepted change takes; the providers name no times, this one suits a page that polls. */
export const SETTLE_MS = 1500;

export interface EmulatorOptions {
  /** The time source in ms since the epoch; `Date.now` if left out. */
  now?: () => number;
  /** The state to start from and to return to on reset; the providers' example resources if left out. */
  seed?: StateDocument | AccountsDocument;
  /** How long an accepted change takes to come into effect, in ms of the emulator's clock; 1500 if left out. */
  settleMs?: number;
  /**
   * The seed of a hostile mix of faults, which is on from the start and after every reset: pauses, broken connections,
   * refusals, answers cut short. The same seed and requests meet the same faults. Without it there are none.
   */
  chaos?: number;
}

/** Everything one emulator holds: its accounts, and what they have in common. */
export class Emulation {
  readonly clock: Clock;
  readonly faults: Faults;
  readonly turns = new Turns();
  readonly snapshots = new Snapshots();
  readonly #settleMs: number;
  readonly #initial: unknown;
  #worlds: World[];
  #order = 0;

  constructor({ now = Date.now, seed, settleMs = SETTLE_MS, chaos: seedOfFaults }: EmulatorOptions = {}) {
    if (typeof now !== "function") throw new ShapeError("now", "must be a function that gives ms since the epoch");
    if (typeof settleMs !== "number" || !(settleMs >= 0))
      throw new ShapeError("settleMs", "must be a number of milliseconds, not less than 0");
    this.clock = new Clock(now);
    this.faults = new Faults(seedOfFaults === undefined ? { faults: [] } : chaos(seedOfFaults));
    this.#settleMs = settleMs;
    // The caller may go on to change what is its own.
    this.#initial = seed ? structuredClone(seed) : defaultSeed;
    this.#worlds = this.#begin(readAccounts(this.#initial, INITIAL));
  }

  /** The accounts, the first of which gets the requests that are nobody's. */
  get worlds(): readonly World[] {
    return this.#worlds;
  }

  /** The account whose key, token or user a request names. */
  worldOf(front: Front, received: Received): World {
    const [first, second] = this.#worlds;
    if (!first) throw new Error("there is no account");
    const caller = second && front.callerOf(received);
    return (caller && this.#worlds.find(({ state }) => isOf(state, caller))) ?? first;
  }

  /** Counts the requests of all accounts, so that their journals can be read as one. */
  nextOrder(): number {
    this.#order += 1;
    return this.#order;
  }

  /** The initial state of one account, or that of everything. */
  reset(world: World | undefined): void {
    const accounts = readAccounts(this.#initial, INITIAL);
    if (!world) {
      this.clock.offsetMs = 0;
      this.faults.reset();
      this.snapshots.clear();
      this.#worlds = this.#begin(accounts);
      return;
    }
    const initial = accounts.find(({ name }) => name === world.account) ?? accounts[0];
    if (!initial) throw new Error("the initial document has no account");
    world.replace({ ...initial.state, credentials: world.state.credentials });
    world.journal.clear();
  }

  /** A document for one account, or for everything; an account that stays keeps its journal. */
  seed(document: unknown, world: World | undefined): void {
    const defaults = { ...INITIAL, credentialsOf: (name: string) => this.#find(name)?.state.credentials };
    if (!world) this.#put(readAccounts(document, defaults), true);
    else this.#put([{ name: world.account, state: readState(document, world.account, defaults) }], false);
  }

  /** The accounts of a snapshot as they were then; if it was of all, there are no others afterwards. */
  restore({ accounts, isWhole }: Snapshot): void {
    const read = accounts.map(({ name, document }) => ({ name, state: readState(document, name, INITIAL) }));
    this.#put(read, isWhole);
  }

  /** Put accounts in the place of those with the same names, or of all there are. */
  #put(accounts: Account[], isWhole: boolean): void {
    const isNamed = ({ account }: World) => accounts.some(({ name }) => name === account);
    const kept = isWhole ? [] : this.#worlds.filter((world) => !isNamed(world));
    refuseSharedNames([...kept.map(({ account, state }) => ({ name: account, state })), ...accounts]);
    const before = this.#worlds.filter((world) => isNamed(world) || kept.includes(world));
    const put = accounts.map(({ name, state }) => {
      const known = this.#find(name);
      known?.replace(state);
      return known ?? new World(name, state, this.#settleMs);
    });
    this.#worlds = isWhole ? put : [...new Set([...before, ...put])];
  }

  #find(name: string): World | undefined {
    return this.#worlds.find(({ account }) => account === name);
  }

  #begin(accounts: Account[]): World[] {
    return accounts.map(({ name, state }) => new World(name, state, this.#settleMs));
  }
}

/** What an initial document leaves out is as in the default one. */
const INITIAL: Defaults = {
  state: defaultState,
  credentialsOf: () => undefined,
};

function defaultState(): State {
  const { credentials, ...state } = stateShape(defaultSeed, "");
  if (!credentials) throw new Error("the default state has no credentials");
  return { ...state, credentials };
}

function isOf({ credentials: { huawei, tencent }, huawei: { domainName } }: State, caller: CallerName): boolean {
  return (
    (caller.accessKeyId !== undefined && huawei.accessKeys.has(caller.accessKeyId)) ||
    (caller.token !== undefined && huawei.tokens.has(caller.token)) ||
    (caller.secretId !== undefined && tencent.secretKeys.has(caller.secretId)) ||
    (caller.domainName !== undefined && caller.domainName === domainName)
  );
}
