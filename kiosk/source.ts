import type { LedgerHead, ScreenBundle, ScreenDoc } from "../server/push/events.ts";
import type { Board } from "./kept.ts";

type Current = { readonly current: true; readonly at: string; readonly paired: boolean; readonly head: LedgerHead };

/** The one question of a screen (SC1), asked over HTTP, and the documents it does not hold yet (SC3). */
export function createSource(base: string) {
  async function getJson<T>(path: string): Promise<T> {
    const response = await within(10_000, fetch(base + path, { credentials: "same-origin", cache: "no-store" }));
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return (await within(10_000, response.json())) as T;
  }

  return {
    /**
     * The present board, made of the one that is held and what is new; `changed` false when it is the same. Throws when
     * the server cannot be reached, or the board changed while it was being fetched twice over.
     */
    async ask(held: Board | undefined, again = true): Promise<{ board: Board; changed: boolean }> {
      const query = held
        ? `?shown=${encodeURIComponent(held.bundle.version)}&paired=${held.bundle.paired ? 1 : 0}`
        : "";
      const answer = await getJson<ScreenBundle | Current>(`/bundle${query}`);
      if ("current" in answer) {
        if (!held) throw new Error("current without a board");
        return { board: { ...held, bundle: { ...held.bundle, at: answer.at, head: answer.head } }, changed: false };
      }
      const docs: { [key: string]: ScreenDoc } = {};
      try {
        await Promise.all(
          answer.entries.map(async ({ doc }) => {
            docs[doc] = (held && held.docs[doc]) || (await getJson<ScreenDoc>(`/docs/${doc}`));
          }),
        );
      } catch (error) {
        if (again) return this.ask(held, false);
        throw error;
      }
      return { board: { bundle: answer, docs }, changed: true };
    },

    /** Hash of the ledger's line with this sequence, as anybody may read it. */
    async hashAt(unit: string, sequence: number): Promise<string | undefined> {
      const response = await within(10_000, fetch(`/api/units/${unit}/ledger?after=${sequence - 1}&limit=1`));
      if (!response.ok) throw new Error(`ledger answered ${response.status}`);
      const { items } = (await response.json()) as { items: readonly { hash: string }[] };
      return items[0] && items[0].hash;
    },

    /** The village pass as QR; undefined where none is to be shown. */
    async pass(): Promise<{ path: string; size: number } | undefined> {
      const response = await within(10_000, fetch(`${base}/pass`, { credentials: "same-origin", cache: "no-store" }));
      return response.ok ? ((await response.json()) as { path: string; size: number }) : undefined;
    },

    /** A code for the glass, and what its key is fetched for. */
    async offer(): Promise<{ code: string; claim: string }> {
      const response = await within(10_000, fetch(`${base}/pairing`, { method: "POST", credentials: "same-origin" }));
      if (!response.ok) throw new Error(`pairing answered ${response.status}`);
      return (await response.json()) as { code: string; claim: string };
    },

    /** True once an officer typed the code; the key is then in the cookie. Undefined when the code is too old. */
    async claimed(claim: string): Promise<boolean | undefined> {
      const response = await fetch(`${base}/pairing/claim`, {
        method: "POST",
        credentials: "same-origin",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ claim }),
      });
      if (response.status === 404) return undefined;
      return ((await response.json()) as { paired: boolean }).paired;
    },
  };
}

/** Old browsers cannot abort a fetch: after the time it is given up and its answer not looked at. */
const within = <T>(ms: number, work: Promise<T>): Promise<T> =>
  Promise.race([work, new Promise<never>((_, reject) => setTimeout(() => reject(new Error("no answer in time")), ms))]);
