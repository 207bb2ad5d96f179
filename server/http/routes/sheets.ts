import { Router, type Response } from "express";
import { z } from "zod";
import { PAPERS } from "../../domain/paper.ts";
import type { NoticeShown } from "../../services/boards.ts";
import type { NoticeService } from "../../services/notices.ts";
import type { SheetService } from "../../services/sheets.ts";
import { callerOf, needsOfficer, officerOf } from "../callers.ts";
import { answerRefusal } from "../errors.ts";

export const paperForm = z.object({ paper: z.enum(PAPERS, "纸只有 A4 和 A3 两种。").default("A4") });

/** The printed sheets: 网络版 for everybody, the board copy behind sign-in. */
export function sheetRoutes({ sheets, notices }: { sheets: SheetService; notices: NoticeService }): Router {
  const router = Router();

  router.get("/n/:id.pdf", async (req, res) => {
    const { paper } = paperForm.parse(req.query);
    const sheet = await sheets.webCopy(req.params.id, callerOf(res), paper);
    return sheet ? answerPdf(res, sheet) : answerRefusal(res, { code: "not-found" });
  });

  router.get("/desk/notices/:id/sheet.pdf", needsOfficer, async (req, res) => {
    const { paper } = paperForm.parse(req.query);
    const id = String(req.params["id"]);
    const opened = await notices.open(id, officerOf(res));
    const sheet = opened && (await sheets.boardCopy(id, opened.notice.unit, paper));
    return sheet ? answerPdf(res, sheet) : answerRefusal(res, { code: "not-found" });
  });

  return router;
}

/** File names are plain: the number, which tells nobody's name. */
export function answerPdf(res: Response, { pdf, found }: { pdf: Buffer; found: NoticeShown }): void {
  const name = encodeURIComponent(`${found.shown.number ?? found.shown.id}.pdf`);
  res.set({
    "Content-Type": "application/pdf",
    "Content-Disposition": `inline; filename="sheet.pdf"; filename*=UTF-8''${name}`,
  });
  res.send(pdf);
}
