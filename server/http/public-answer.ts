import type { Request, Response } from "express";
import { callerOf, cookiesOf } from "./callers.ts";
import { isAnonymous, readyPage, sendPage, type HotPages, type Ticket } from "./hot-pages.ts";

export const LARGE_COOKIE = "sanwu-large";

/** Whether the reader chose large type (大字). */
export const isLarge = (req: Request): boolean => cookiesOf(req).get(LARGE_COOKIE) === "1";

const HTML = "text/html; charset=utf-8";

/**
 * Answers with what the caller may see. Public pages may be kept by anyone but are asked for again each time; what a
 * village or the desk sees is kept nowhere (SC3). `ticket`: taken before anything that is shown was read; without one
 * the page is made anew for everybody.
 */
export function answerShown(
  { req, res, hot }: { req: Request; res: Response; hot: HotPages },
  text: string,
  { ticket, type = HTML }: { ticket?: Ticket | undefined; type?: string },
): void {
  const isPublic = callerOf(res).kind === "anyone";
  res.set("Cache-Control", isPublic ? "public, no-cache" : "private, no-store").set("Vary", "Cookie, Authorization");
  const page = readyPage(Buffer.from(text), { type, headers: res.getHeaders() });
  if (ticket && res.statusCode === 200 && isPublic && isAnonymous(req) && res.getHeader("set-cookie") === undefined)
    hot.keep(req.originalUrl, page, ticket);
  const { statusCode } = res;
  for (const name of res.getHeaderNames()) res.removeHeader(name);
  if (statusCode === 200) sendPage(res, page, isPublic ? req.get("if-none-match") : undefined);
  else res.writeHead(statusCode, [...page.headers]).end(page.body);
}
