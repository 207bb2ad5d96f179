import type { LedgerHead, ScreenBundle, ScreenDoc, ScreenEntry } from "../server/push/events.ts";
import { isBundle, isDoc, isHead, isTime } from "./readable.ts";
import type { KeptTime } from "./trusted-time.ts";

/** A board and those of its documents that are here; a notice whose document is not has its title alone. */
export type Board = { readonly bundle: ScreenBundle; readonly docs: { readonly [key: string]: ScreenDoc } };
/** Every notice of a bundle: of the unit's own board and of its groups'. */
export const listedIn = ({ entries, groups = [] }: ScreenBundle): readonly ScreenEntry[] =>
  groups.reduce((all, group) => all.concat(group.entries), entries);

export type KeptBoard = {
  readonly board: Board | undefined;
  readonly time: KeptTime | undefined;
  readonly witness: LedgerHead | undefined;
};

export type Kept = ReturnType<typeof openKept>;

const NOTHING: KeptBoard = { board: undefined, time: undefined, witness: undefined };
const SLOW_MS = 3_000;

/**
 * The program's own cache (IndexedDB, which plain http has too): the board's list, its documents under their hashes, the
 * time and the ledger's head. A browser without it, with a full disk or with a broken database keeps nothing and the
 * screen goes on: none of these throws, none waits for ever.
 */
export function openKept(unit: string) {
  const name = `sanwu-${unit}`;
  const database = open(name).catch(() => emptied(name));
  database.catch(() => undefined);

  function attempt<T>(mode: IDBTransactionMode, step: (now: IDBTransaction, done: (value: T) => void) => void) {
    return database.then(
      (base) =>
        new Promise<T | undefined>((resolve, reject) => {
          let value: T | undefined;
          const transaction = base.transaction(["board", "docs"], mode);
          transaction.oncomplete = () => resolve(value);
          transaction.onabort = () => reject(transaction.error);
          step(transaction, (got) => (value = got));
        }),
    );
  }
  const work = <T>(...how: Parameters<typeof attempt<T>>): Promise<T | undefined> =>
    Promise.race([attempt(...how), late<T>()]).catch(() => undefined);

  /** The list as it stands now; every document that it does not name is evicted with it (SC3). */
  const list = (bundle: ScreenBundle): Promise<unknown> =>
    attempt<void>("readwrite", (now) => {
      const listed = new Set(listedIn(bundle).map(({ doc }) => doc));
      now.objectStore("board").put(bundle, "bundle");
      const store = now.objectStore("docs");
      const keys = store.getAllKeys();
      keys.onsuccess = () =>
        (keys.result as readonly string[]).forEach((key) => void (listed.has(key) || store.delete(key)));
    });

  /** Where the disk is too full for the present list, the old one must not come back at the next start: nothing is kept. */
  const drop = (): Promise<unknown> =>
    attempt<void>("readwrite", (now) => {
      now.objectStore("board").delete("bundle");
      now.objectStore("docs").clear();
    });

  /** Documents are named by their hashes: one that is missing shows by its title, so they may be kept one by one. */
  const fill = (docs: Board["docs"]): Promise<unknown> =>
    attempt<void>("readwrite", (now) => {
      const store = now.objectStore("docs");
      const keys = store.getAllKeys();
      keys.onsuccess = () => {
        const held = new Set(keys.result as readonly string[]);
        for (const key of Object.keys(docs)) if (!held.has(key)) store.put(docs[key], key);
      };
    });

  return {
    async get(): Promise<KeptBoard> {
      const found = await work<readonly IDBRequest[]>("readonly", (now, done) => {
        const board = now.objectStore("board");
        done([board.get("bundle"), now.objectStore("docs").getAll(), board.get("time"), board.get("witness")]);
      });
      if (!found) return NOTHING;
      const [bundle, docs, time, witness] = found.map((request) => request.result as unknown);
      const whole = (Array.isArray(docs) ? docs : []).filter(isDoc).map((doc) => [doc.key, doc] as const);
      return {
        board: isBundle(bundle) ? { bundle, docs: docsOf(whole) } : undefined,
        time: isTime(time) ? time : undefined,
        witness: isHead(witness) ? witness : undefined,
      };
    },
    /** Whether all of it is kept now. What was evicted is evicted in any case. */
    put({ bundle, docs }: Board): Promise<boolean> {
      const listed = list(bundle).then(
        () => true,
        () => drop().then(() => false),
      );
      const kept = listed.then((ok) => ok && fill(docs).then(() => true));
      return Promise.race([kept, late<boolean>()]).then(Boolean, () => false);
    },
    putTime: (time: KeptTime, witness: LedgerHead | undefined): Promise<unknown> =>
      work<void>("readwrite", (now) => {
        now.objectStore("board").put(time, "time");
        if (witness) now.objectStore("board").put(witness, "witness");
      }),
    /** A person stands at the screen and an officer vouches for the server: its word counts anew (TM2). */
    forgetTime: (): Promise<unknown> => work<void>("readwrite", (now) => now.objectStore("board").delete("time")),
    /** Forgets all: records, service worker and its caches. */
    async forget(): Promise<void> {
      await work<void>("readwrite", (now) => {
        now.objectStore("board").clear();
        now.objectStore("docs").clear();
      });
      try {
        if ("caches" in window) await Promise.all((await caches.keys()).map((key) => caches.delete(key)));
        if (navigator.serviceWorker) {
          const own = await navigator.serviceWorker.getRegistration(location.pathname);
          if (own) await own.unregister();
        }
      } catch (error) {
        console.warn(error);
      }
    },
  };
}

/** Object.fromEntries came after Chrome 63. */
function docsOf(pairs: readonly (readonly [string, ScreenDoc])[]): { [key: string]: ScreenDoc } {
  const docs: { [key: string]: ScreenDoc } = {};
  for (const [key, doc] of pairs) docs[key] = doc;
  return docs;
}

const late = <T>(): Promise<T | undefined> => new Promise((resolve) => setTimeout(() => resolve(undefined), SLOW_MS));

function open(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 2);
    request.onupgradeneeded = () => {
      const base = request.result;
      for (const old of Array.from(base.objectStoreNames)) base.deleteObjectStore(old);
      for (const store of ["board", "docs"]) base.createObjectStore(store);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** A database that cannot be opened is thrown away and begun anew, once. */
function emptied(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => open(name).then(resolve, reject);
    request.onerror = () => reject(request.error);
  });
}
