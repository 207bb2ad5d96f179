import { createHash } from "node:crypto";
import type { IncomingMessage, OutgoingHttpHeader, ServerResponse } from "node:http";
import { LRUCache } from "lru-cache";
import { addDays } from "../domain/calendar.ts";
import { CHANGES_BOARD } from "../domain/ledger.ts";
import type { Clock, Ledgers } from "../services/ports.ts";

export type HotPages = ReturnType<typeof createHotPages>;

/** A page as bytes with its headers, ready to go out. */
export type ReadyPage = { readonly body: Buffer; readonly etag: string; readonly headers: readonly string[] };

/** Shown from the first instant of its day in the village until the last; instants are compared as text. */
type Kept = ReadyPage & { readonly from: string; readonly until: string };

/** What a page was made from: taken before reading, so that an entry written meanwhile makes it stale. */
export type Ticket = { readonly generation: number; readonly day: string };

const MOST_BYTES = 64 * 1024 * 1024;
/** Changes that no ledger tells of (a telephone number in a unit's record) show after this long at the latest. */
const LONGEST_MS = 30_000;

/** The ETag of bytes: the same page has the same on every start. */
export const etagOf = (body: Buffer): string =>
  `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;

/** True when the request already holds the page (RFC 9110 §13.1.2: weak comparison, a list, or `*`). */
export const isHeld = (etag: string, ifNoneMatch: string | undefined): boolean =>
  ifNoneMatch !== undefined &&
  (ifNoneMatch.trim() === "*" || ifNoneMatch.split(",").some((held) => held.trim().replace(/^W\//, "") === etag));

/** A request that could be anybody's: no session, screen, pass or token, and no chosen type size. */
export const isAnonymous = ({ headers }: Pick<IncomingMessage, "headers">): boolean =>
  headers.authorization === undefined && (headers.cookie === undefined || !headers.cookie.includes("sanwu-"));

/**
 * Public pages that many ask for, kept as bytes and answered before Express (measurements.md §4). They hold what the
 * public audience may see and nothing else; a ledger entry that changes a board, or midnight, makes all of them stale.
 */
export function createHotPages({ clock, ledgers }: { clock: Clock; ledgers: Pick<Ledgers, "onAppend"> }) {
  const pages = new LRUCache<string, Kept>({
    maxSize: MOST_BYTES,
    sizeCalculation: ({ body }) => body.length + 1024,
    ttl: LONGEST_MS,
  });
  let generation = 0;
  const stop = ledgers.onAppend(({ kind }) => {
    if (CHANGES_BOARD.has(kind)) forget();
  });

  function forget(): void {
    generation += 1;
    pages.clear();
  }

  return {
    ticket: (): Ticket => ({ generation, day: clock.today() }),

    /** Keeps a page under its exact address, unless the board changed since the ticket was taken. */
    keep(url: string, page: ReadyPage, ticket: Ticket): void {
      if (ticket.generation === generation && !url.includes("?"))
        pages.set(url, { ...page, from: beginOf(ticket.day), until: beginOf(addDays(ticket.day, 1)) });
    },

    /** Answers a request from what is kept; false when somebody else must. */
    answer(req: IncomingMessage, res: ServerResponse): boolean {
      if (req.method !== "GET" || !isAnonymous(req)) return false;
      const page = pages.get(req.url ?? "");
      if (!page) return false;
      const now = clock.now();
      if (now < page.from || now >= page.until) return false;
      sendPage(res, page, req.headers["if-none-match"]);
      return true;
    },

    forget,
    close: stop,
  };
}

/** The instant (UTC) at which a day begins in the village. */
const beginOf = (day: string): string => `${addDays(day, -1)}T16:00:00.000Z`;

/** Bytes that were made once, or 304 when they are there already. */
export function sendPage(
  res: ServerResponse,
  { body, etag, headers }: ReadyPage,
  ifNoneMatch: string | undefined,
): void {
  if (isHeld(etag, ifNoneMatch)) res.writeHead(304, withoutBody(headers)).end();
  else res.writeHead(200, headers as string[]).end(body);
}

/** A 304 carries the headers that a cache needs, not those that describe a body (RFC 9110 §15.4.5). */
function withoutBody(headers: readonly string[]): string[] {
  const kept: string[] = [];
  for (let at = 0; at < headers.length; at += 2) {
    const [name = "", value = ""] = [headers[at], headers[at + 1]];
    if (!/^content-(?:type|length)$/i.test(name)) kept.push(name, value);
  }
  return kept;
}

/** Headers of a response as they are, flat, with type, length and ETag. */
export function readyPage(
  body: Buffer,
  { type, headers }: { type: string; headers: Readonly<Record<string, OutgoingHttpHeader | undefined>> },
): ReadyPage {
  const etag = etagOf(body);
  const all = { ...headers, "content-type": type, etag, "content-length": String(body.length) };
  return {
    body,
    etag,
    headers: Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [name, String(value)])),
  };
}
