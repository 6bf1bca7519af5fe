/**
 * Where runs and their journals are kept: IndexedDB, so that a run whose tab was closed can go on. An entry survives the
 * page and the browser; a machine that loses its power at that moment may lose it, after which the look that precedes
 * every repetition tells what happened.
 */

import type { Journal, JournalEntry } from "cloudip/bindings";
import type { Kept } from "./job.js";

const NAME = "cloudip";
const RECORDS = "records";
const ENTRIES = "entries";

let opened: Promise<IDBDatabase> | undefined;

function database(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(RECORDS, { keyPath: "id" });
      request.result.createObjectStore(ENTRIES, { autoIncrement: true }).createIndex("job", "job");
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

/** Performs something in one transaction, and gives its result when it is safe. */
async function within<T>(
  mode: IDBTransactionMode,
  work: (store: (name: string) => IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const transaction = (await database()).transaction([RECORDS, ENTRIES], mode);
  const request = work((name) => transaction.objectStore(name));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error);
  });
}

export const records = (): Promise<Kept[]> =>
  within("readonly", (store) => store(RECORDS).getAll() as IDBRequest<Kept[]>);

export const keep = (record: Kept): Promise<IDBValidKey> => within("readwrite", (store) => store(RECORDS).put(record));

/** Forgets a run and its journal. */
export async function forget(id: string): Promise<void> {
  const keys = await within("readonly", (store) => store(ENTRIES).index("job").getAllKeys(id));
  await within("readwrite", (store) => {
    for (const key of keys) store(ENTRIES).delete(key);
    return store(RECORDS).delete(id);
  });
}

export const entriesOf = async (job: string): Promise<JournalEntry[]> => {
  const found = await within(
    "readonly",
    (store) => store(ENTRIES).index("job").getAll(job) as IDBRequest<{ entry: JournalEntry }[]>,
  );
  return found.map(({ entry }) => entry);
};

/** The journal of a run; every entry is told as well. */
export function journalOf(job: string, tell: (entry: JournalEntry) => void): Journal {
  return {
    async append(entry) {
      await within("readwrite", (store) => store(ENTRIES).add({ job, entry }));
      tell(entry);
    },
    entries: () => entriesOf(job),
  };
}
