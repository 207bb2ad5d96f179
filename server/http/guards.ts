import type { RequestHandler } from "express";
import { answerRefusal } from "./errors.ts";

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self' ws: wss:",
  "worker-src 'self'",
  "frame-src 'self'",
  "frame-ancestors 'self'",
  "form-action 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
].join("; ");

/** Headers that every answer carries: no inline script or style, no foreign frame, no referrer, no guessing of types. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  "Content-Security-Policy": CSP,
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "SAMEORIGIN",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
};

export const secureHeaders: RequestHandler = (_req, res, next) => {
  res.set(SECURITY_HEADERS);
  next();
};

const CHANGING = new Set(["POST", "PUT", "PATCH", "DELETE"]);

/**
 * Refuses changes sent from a page of another origin. Browsers say where a request comes from; what has neither Origin nor
 * Sec-Fetch-Site is no browser and carries no cookie by itself.
 */
export const sameOriginOnly: RequestHandler = (req, res, next) => {
  if (!CHANGING.has(req.method)) return next();
  const site = req.get("sec-fetch-site");
  const origin = req.get("origin");
  const foreign =
    (site !== undefined && site !== "same-origin" && site !== "none") ||
    (origin !== undefined && origin !== "null" && hostOf(origin) !== req.get("host")) ||
    (origin === "null" && site !== "same-origin");
  return foreign ? answerRefusal(res, { code: "foreign-origin" }) : next();
};

const hostOf = (origin: string): string => (URL.canParse(origin) ? new URL(origin).host : "");

const LOOPBACK = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

/** Passwords and own-payment look-ups cross the network in clear over plain http: refused except on loopback (design §4). */
export const secureOnly: RequestHandler = (req, res, next) =>
  req.secure || LOOPBACK.has(req.socket.remoteAddress ?? "") ? next() : answerRefusal(res, { code: "insecure-origin" });
