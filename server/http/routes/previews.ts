import { createHash } from "node:crypto";
import { Router, type Response } from "express";
import type { Caller } from "../../domain/audience.ts";
import { rendered } from "../../render/rendered.ts";
import type { Views } from "../../render/views.ts";
import type { NoticeService } from "../../services/notices.ts";
import type { Clock } from "../../services/ports.ts";
import type { PreviewService } from "../../services/previews.ts";
import type { SheetHtml } from "../../services/sheets.ts";
import type { Assets } from "../assets.ts";
import { needsOfficer, officerOf } from "../callers.ts";
import { kioskNotice } from "../pages/kiosk-notice.ts";
import { noticePage } from "../pages/notice.ts";
import { phonePage } from "../pages/phone-page.ts";

export type PreviewParts = {
  readonly previews: PreviewService;
  readonly notices: NoticeService;
  readonly views: Views;
  readonly assets: Assets;
  readonly clock: Clock;
  readonly sheetHtml: SheetHtml;
};

/** A draft as phone, kiosk and sheet would show it, for the frames beside the editor. */
export function previewRoutes({ previews, notices, views, assets, clock, sheetHtml }: PreviewParts): Router {
  const router = Router();
  router.use("/desk/notices/:id/preview", needsOfficer);

  async function found(id: string, res: Response, looking: (unit: string) => Parameters<PreviewService["of"]>[1]) {
    const opened = await notices.open(id, officerOf(res));
    return opened && previews.of(opened, looking(opened.notice.unit));
  }

  router.get("/desk/notices/:id/preview/phone", async (req, res, next) => {
    const shown = await found(req.params.id, res, () => ({ caller: { kind: "anyone" }, medium: "web" }));
    if (!shown) return next();
    const page = phonePage({ title: shown.shown.title, large: false, here: req.originalUrl, assets });
    return res.send(
      views.render("public/notice", { ...noticePage(shown, { day: clock.today() }), ...page, scripts: [] }),
    );
  });

  router.get("/desk/notices/:id/preview/kiosk", async (req, res, next) => {
    const shown = await found(req.params.id, res, (unit) => ({ caller: villager(unit), medium: "kiosk" }));
    if (!shown) return next();
    const page = rendered(
      views.fragment("screen/page", { notice: kioskNotice(shown.shown, { months: [], changes: [] }) }),
    );
    return res.send(
      views.render("screen/preview", {
        title: shown.shown.title,
        surface: "kiosk",
        styles: [assets.path("kiosk.css")],
        unit: shown.unit,
        place: shown.place,
        page,
      }),
    );
  });

  router.get("/desk/notices/:id/preview/sheet", async (req, res, next) => {
    const shown = await found(req.params.id, res, (unit) => ({ caller: villager(unit), medium: "sheet" }));
    if (!shown) return next();
    const html = sheetHtml({ found: shown, ledgerHead: "", boardCopy: true, paper: "A4", passLink: undefined });
    res.set(
      "Content-Security-Policy",
      `default-src 'none'; style-src ${styleHashes(html)}; font-src 'self'; frame-ancestors 'self'`,
    );
    return res.send(html);
  });

  return router;
}

const villager = (unit: string): Caller => ({ kind: "pass", unit });

/** A sheet carries its style inside, for the printer; the page's policy names it by its hash. */
const styleHashes = (html: string): string =>
  [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)]
    .map(([, css = ""]) => `'sha256-${createHash("sha256").update(css).digest("base64")}'`)
    .join(" ") || "'none'";
