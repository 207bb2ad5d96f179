import type { LedgerHead, ScreenBundle, ScreenDoc } from "../server/push/events.ts";
import type { KeptTime } from "./trusted-time.ts";

/** The last true board with its documents, as one record: it is replaced whole, so nothing old stays behind in it. */
export type Board = { readonly bundle: ScreenBundle; readonly docs: { readonly [key: string]: ScreenDoc } };
export type KeptBoard = { readonly board: Board; readonly time: KeptTime; readonly witness?: LedgerHead | undefined };

export type Kept = ReturnType<typeof openKept>;

const STORE = "board";

/**
 * The program's own cache (IndexedDB, which plain http has too). A browser without it, or with a full disk, keeps nothing
 * and the screen goes on: none of these throws.
 */
export function openKept(unit: string) {
  const name = `sanwu-${unit}`;
  const database = new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

  function ask<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
    return database
      .then(
        (open) =>
          new Promise<T | undefined>((resolve, reject) => {
            const transaction = open.transaction(STORE, mode);
            const request = work(transaction.objectStore(STORE));
            transaction.oncomplete = () => resolve(request.result);
            transaction.onabort = () => reject(transaction.error);
          }),
      )
      .catch(() => undefined);
  }

  return {
    get: (): Promise<KeptBoard | undefined> => ask("readonly", (store) => store.get("kept") as IDBRequest<KeptBoard>),
    put: (kept: KeptBoard): Promise<unknown> => ask("readwrite", (store) => store.put(kept, "kept")),
    /** Forgets all: record, service worker and its caches. */
    async forget(): Promise<void> {
      await ask("readwrite", (store) => store.clear() as IDBRequest<undefined>);
      try {
        if ("caches" in window) await Promise.all((await caches.keys()).map((key) => caches.delete(key)));
        if (navigator.serviceWorker) {
          const own = await navigator.serviceWorker.getRegistration(location.pathname);
          if (own) await own.unregister();
        }
      } catch {
        return;
      }
    },
  };
}
