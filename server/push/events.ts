/**
 * The contract between the server and its screens. Types only: of server/, kiosk/ imports this file alone.
 *
 * A screen is told *that* its board changed and asks over HTTP `GET {base}/bundle?shown=v` — the one question of a screen
 * that was away and of one that never left (SC1). Documents it does not hold yet it gets by `GET {base}/docs/{key}`.
 */
export interface FromScreen {
  /** What is on the glass: computed from the visible document (SC2), never echoed. Answered so that nothing is lost. */
  "screen:shows": (shown: Shown, answer: (taken: boolean) => void) => void;
  /** The ledger does not continue the head that this screen saw before (LG4). */
  "screen:disputes": (known: LedgerHead, answer: (taken: boolean) => void) => void;
}

export interface ToScreen {
  "board:changed": (change: { readonly version: string }) => void;
  /** The key was revoked at the desk: the screen forgets all and shows the pairing page. */
  "screen:revoked": () => void;
}

/** `board` is the version whose list the screen holds; `views` the notices whose whole text was on the glass. */
export type Shown = {
  readonly board: string;
  readonly views: readonly { readonly notice: string; readonly edition: number; readonly hash: string }[];
};

/** The last line of a ledger. */
export type LedgerHead = { readonly sequence: number; readonly hash: string };

export type Affairs = "party" | "village" | "finance";
export type Life = "in-force" | "frozen" | "withdrawn" | "expired";

/** One notice of the board as a screen lists it. Texts are final: masked and worded by the server. */
export type ScreenEntry = {
  readonly notice: string;
  readonly edition: number;
  /** Hash of the view a document shows, with the salt it is computed with; empty for entries and marks. */
  readonly hash: string;
  readonly salt: string;
  readonly affairs: Affairs;
  readonly item: string;
  readonly number: string;
  readonly title: string;
  readonly life: Life;
  readonly lifeWord: string;
  /** One line under the title in lists: day it was hung, period. */
  readonly line: string;
  readonly changedDay: string;
  readonly urgent: boolean;
  /** Key of the document: a hash of its HTML. */
  readonly doc: string;
  /** Instant (UTC) until which it may be shown without asking again; null while it has no end (SC4). */
  readonly showUntil: string | null;
  /** The title's syllables, parted by spaces (liu tang cun), by which a screen without network finds it. */
  readonly spelled: string;
};

/** A villagers' group (村民小组) with what hangs on its own board (组务公开). */
export type ScreenGroup = { readonly code: string; readonly name: string; readonly entries: readonly ScreenEntry[] };

export type ScreenBundle = {
  /** Board version, `day#sequence`. */
  readonly version: string;
  readonly day: string;
  /** The server's instant when it answered: the screen's trusted time (TM2). */
  readonly at: string;
  readonly unit: { readonly code: string; readonly name: string; readonly place: string };
  readonly entries: readonly ScreenEntry[];
  /** On a village's touch screen the boards of its groups, and one word for the versions of all of them. */
  readonly groups?: readonly ScreenGroup[];
  readonly below?: string;
  /** Hours without contact after which tables about persons shrink to totals. */
  readonly maxStaleHours: number;
  readonly paired: boolean;
  readonly head: LedgerHead;
};

/**
 * What a screen that holds version `from` has to do to hold `version`: take `drop` out, then put each entry at its place.
 * The documents of what is dropped or replaced are evicted before anything is drawn; only those of what is put are new
 * (SC3). A server that does not know `from` any more answers with the whole bundle instead.
 */
export type BundleChange = {
  readonly from: string;
  readonly version: string;
  readonly day: string;
  readonly at: string;
  readonly head: LedgerHead;
  readonly drop: readonly string[];
  readonly put: readonly { readonly place: number; readonly entry: ScreenEntry }[];
};

/** Nothing changed since the version that was named. */
export type BundleCurrent = {
  readonly current: true;
  readonly at: string;
  readonly paired: boolean;
  readonly head: LedgerHead;
};

/** A QR code as one SVG path over `size` modules, and the text it holds. */
export type ScreenCode = { readonly path: string; readonly size: number; readonly holds: "link" | "text" };

/** HTML of one notice, rendered by the server: `card` for the rotation, `page` for reading. */
export type ScreenDoc = { readonly key: string; readonly card: string; readonly page: string };
