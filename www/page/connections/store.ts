/** The connections in use and their clients. Keys stay in memory; in this tab's storage only if somebody asks for that. */

import { computed, signal } from "@preact/signals";
import { type Account, Bindings } from "cloudip/bindings";
import { type Connection, EMULATOR, open } from "./connection.js";
import { TOLERATED_MS } from "./skew.js";
import { remember, remembered } from "./tab.js";

export interface Connected {
  connection: Connection;
  accounts: Account[];
  /** Whether it is in this tab's storage. */
  isRemembered: boolean;
}

/** By the id of a connection: by how much its clock is ahead, where that matters. */
export const skews = signal<Readonly<Record<string, number>>>({});

export const connected = signal<readonly Connected[]>([]);
export const bindings = computed(() => new Bindings(connected.value.flatMap(({ accounts }) => accounts)));

/** Adds connections, all or none. Throws what a client or a name cannot be accepted for. */
export function connectAll(connections: readonly Connection[], isRemembered: boolean): void {
  const added: Connected[] = [];
  try {
    for (const connection of connections) {
      const accounts = open(connection, (aheadMs) => tellSkew(connection.id, aheadMs));
      added.push({ connection, accounts, isRemembered });
    }
    const all = [...connected.value, ...added];
    new Bindings(all.flatMap(({ accounts }) => accounts));
    connected.value = all;
  } catch (error) {
    for (const { client } of added.flatMap(({ accounts }) => accounts)) client.free();
    throw error;
  }
  store();
}

/** Ends a connection: its keys are wiped. */
export function disconnect(id: string): void {
  const gone = connected.value.find(({ connection }) => connection.id === id);
  connected.value = connected.value.filter((each) => each !== gone);
  for (const { client } of gone?.accounts ?? []) client.free();
  tellSkew(id, 0);
  store();
}

function store(): void {
  remember(connected.value.filter(({ isRemembered }) => isRemembered).map(({ connection }) => connection));
}

/** Keeps by how much the clock of a connection is ahead. */
export function tellSkew(id: string, aheadMs: number): void {
  const { [id]: known, ...others } = skews.value;
  if (Math.abs(aheadMs) < TOLERATED_MS) {
    if (known !== undefined) skews.value = others;
  } else if (known === undefined) skews.value = { ...others, [id]: aheadMs };
}

const known = remembered();
connectAll(EMULATOR, false);
connectAll(known, true);
