import type { ErrorRequestHandler, RequestHandler, Response } from "express";
import { MulterError } from "multer";
import { ZodError } from "zod";
import type { Views } from "../render/views.ts";
import { DiskRefused, Stale, UnitStopped } from "../services/ports.ts";
import { STATUS_OF, type AnyRefusal } from "./refusal.ts";
import { sentenceOf } from "./wording/refusals.ts";
import { findingSentence } from "./wording/findings.ts";

/** Answers a refusal: JSON under /api, else a page with the sentence. */
export function answerRefusal(res: Response, refusal: AnyRefusal, message = sentenceOf(refusal)): void {
  const { views, styles } = res.app.locals as { views: Views; styles: readonly string[] };
  const status = STATUS_OF[refusal.code] ?? 500;
  res.status(status);
  if (status === 429) res.set("Retry-After", "60");
  if (wantsJson(res)) {
    const findings =
      refusal.code === "findings"
        ? { findings: refusal.findings.map((finding) => ({ ...finding, message: findingSentence(finding) })) }
        : {};
    res.json({ code: refusal.code, message, ...findings });
    return;
  }
  res.send(views.render("public/refused", { title: "没有办成", surface: "phone", styles, message, home: homeOf(res) }));
}

const wantsJson = (res: Response): boolean =>
  res.req.originalUrl.startsWith("/api/") ||
  res.req.get("x-sanwu") !== undefined ||
  /^[^,]*json/.test(res.req.get("accept") ?? "");

const homeOf = (res: Response): string => (res.req.originalUrl.startsWith("/desk") ? "/desk" : "/");

/** What no route answered. */
export const notHere: RequestHandler = (_req, res) => answerRefusal(res, { code: "not-here" });

/** The last middleware: whatever was thrown on the way is answered here and, when nobody expected it, logged once. */
export function errorHandler(log: (error: unknown) => void): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) return next(error);
    const refusal = refusalOf(error);
    if (refusal.code === "fault" || refusal.code === "disk-refused") log(error);
    const [issue] = error instanceof ZodError ? error.issues : [];
    const spoken = issue && /[\u4e00-\u9fff]/.test(issue.message) ? issue.message : undefined;
    return answerRefusal(res, refusal, spoken);
  };
}

function refusalOf(error: unknown): AnyRefusal {
  if (error instanceof ZodError) return { code: "bad-request" };
  if (error instanceof Stale) return { code: "stale" };
  if (error instanceof DiskRefused) return { code: "disk-refused" };
  if (error instanceof UnitStopped) return { code: "unit-stopped" };
  const printing = printRefusal(error);
  if (printing) return printing;
  if (error instanceof MulterError) return { code: error.code === "LIMIT_FILE_SIZE" ? "too-large" : "bad-request" };
  const status = (error as { status?: unknown } | null)?.status;
  if (status === 413) return { code: "too-large" };
  if (error instanceof URIError || (typeof status === "number" && status >= 400 && status < 500))
    return { code: "bad-request" };
  return { code: "fault" };
}

/** What print/ throws, known by its codes: neighbours on a floor do not import each other. */
function printRefusal(error: unknown): AnyRefusal | undefined {
  if (!(error instanceof Error) || error.name !== "PrintError") return undefined;
  return { code: (error as { code?: unknown }).code === "no-browser" ? "no-browser" : "sheet-not-ready" };
}
