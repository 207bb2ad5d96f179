import type { BundleChange, BundleCurrent, ScreenBundle, ScreenCode, ScreenDoc } from "../server/push/events.ts";
import { listedIn, type Board } from "./kept.ts";
import { isBundle, isDoc } from "./readable.ts";

export type Source = ReturnType<typeof createSource>;

/** The one question of a screen (SC1), asked over HTTP, and the documents it does not hold yet (SC3). */
export function createSource(base: string) {
  function get(path: string): Promise<Response> {
    return within(10_000, fetch(path, { credentials: "same-origin", cache: "no-store" }));
  }
  async function getJson(path: string): Promise<unknown> {
    const response = await get(path);
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return within(10_000, response.json());
  }

  return {
    /**
     * The list of the present board, made of the one that is held and what changed. Throws when the server cannot be
     * reached, or answers something else than a board.
     */
    async ask(held: ScreenBundle | undefined): Promise<ScreenBundle> {
      const { version = "", paired = false, below = "" } = held || {};
      const holds = { shown: version, paired: paired ? "1" : "0", below };
      const query = held ? `?${new URLSearchParams(holds)}` : "";
      const answer = (await getJson(`${base}/bundle${query}`)) as ScreenBundle | BundleChange | BundleCurrent;
      const next = !held || !answer || "entries" in answer ? answer : follow(held, answer);
      if (!isBundle(next)) throw new Error("the answer is no board");
      return next;
    },

    /** What of the board's documents is not here yet; one that cannot be had now is had later. */
    async docs({ bundle, docs }: Board): Promise<readonly ScreenDoc[]> {
      const missing = listedIn(bundle).filter(({ doc }) => !docs[doc]);
      const found = await Promise.all(missing.map(({ doc }) => getJson(`${base}/docs/${doc}`).catch(() => undefined)));
      return found.filter(isDoc);
    },

    /** Hash of the ledger's line with this sequence, as anybody may read it. */
    async hashAt(unit: string, sequence: number): Promise<string | undefined> {
      const { items } = (await getJson(`/api/units/${unit}/ledger?after=${sequence - 1}&limit=1`)) as {
        items: readonly { hash: string }[];
      };
      return items[0] && items[0].hash;
    },

    /** Any other JSON of this kiosk; undefined where there is none or it cannot be had now. */
    async find<T>(path: string): Promise<T | undefined> {
      const found = getJson(path.charAt(0) === "/" ? path : `${base}/${path}`);
      return (await found.catch(() => undefined)) as T | undefined;
    },

    /** The board for phones as QR, with the village pass where there is one. */
    pass(): Promise<ScreenCode | undefined> {
      return this.find("pass");
    },
    /** A notice to take home. */
    take(notice: string): Promise<ScreenCode | undefined> {
      return this.find(`take/${notice}`);
    },

    /** A code for the glass, and what its key is fetched for. */
    async offer(): Promise<{ code: string; claim: string }> {
      const response = await within(10_000, fetch(`${base}/pairing`, { method: "POST", credentials: "same-origin" }));
      if (!response.ok) throw new Error(`pairing answered ${response.status}`);
      return (await response.json()) as { code: string; claim: string };
    },

    /**
     * True once an officer typed the code; the key is then in the cookie. Undefined when the code is too old. `last`
     * withdraws it.
     */
    async claimed(claim: string, last: boolean): Promise<boolean | undefined> {
      const response = await fetch(`${base}/pairing/claim`, {
        method: "POST",
        credentials: "same-origin",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ claim, last }),
      });
      if (response.status === 404) return undefined;
      return ((await response.json()) as { paired: boolean }).paired;
    },
  };
}

/** The held list with what the server says of it; undefined when it speaks of another one. */
function follow(held: ScreenBundle, answer: BundleChange | BundleCurrent): ScreenBundle | undefined {
  const { at, head } = answer;
  if ("current" in answer) return { ...held, at, head };
  const { from, version, day, drop, put } = answer;
  if (from !== held.version || !Array.isArray(drop) || !Array.isArray(put)) return undefined;
  const gone = new Set([...drop, ...put.map(({ entry }) => entry.notice)]);
  const entries = held.entries.filter(({ notice }) => !gone.has(notice));
  for (const { place, entry } of put) entries.splice(place, 0, entry);
  return { ...held, version, day, at, head, entries };
}

/** Old browsers cannot abort a fetch: after the time it is given up and its answer not looked at. */
const within = <T>(ms: number, work: Promise<T>): Promise<T> =>
  Promise.race([work, new Promise<never>((_, reject) => setTimeout(() => reject(new Error("no answer in time")), ms))]);
