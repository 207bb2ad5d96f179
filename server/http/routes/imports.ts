import { Router } from "express";
import multer from "multer";
import { z } from "zod";
import { NOTICE_ID } from "../../domain/notice.ts";
import type { AuditService } from "../../services/audit.ts";
import type { ImportService } from "../../services/imports.ts";
import type { Jurisdictions } from "../../services/jurisdiction.ts";
import type { Clock } from "../../services/ports.ts";
import { needsOfficer, officerOf, partsHere } from "../callers.ts";
import { answerRefusal } from "../errors.ts";
import { resultOf } from "../audited.ts";
import { itemId, reportingPeriod, unitCode } from "../forms/notices.ts";
import { findingSentence } from "../wording/findings.ts";

const MB = 1024 * 1024;
const upload = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: 20 * MB, files: 1, fields: 12, fieldSize: 6 * MB },
});

const remapped = z
  .array(z.object({ column: z.number().int().min(0).max(200), key: z.string().max(60).nullable() }))
  .max(200);

export const importForm = z.object({
  item: itemId,
  period: reportingPeriod.optional(),
  kind: itemId.optional(),
  sheet: z.string().max(200).optional(),
  notice: z.string().regex(NOTICE_ID).optional(),
  text: z.string().optional(),
  mapping: z
    .string()
    .max(20_000)
    .optional()
    .transform((text, context) => {
      if (text === undefined || text === "") return undefined;
      const read = remapped.safeParse(jsonOf(text));
      if (read.success) return read.data;
      context.addIssue("mapping");
      return z.NEVER;
    }),
});

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export type ImportParts = {
  readonly imports: ImportService;
  readonly jurisdictions: Jurisdictions;
  readonly audit: AuditService;
  readonly clock: Clock;
};

/** A dropped or pasted spreadsheet becomes a table with what was odd about it (design.md §4). The file itself is not kept. */
export function importRoutes({ imports, jurisdictions, audit, clock }: ImportParts): Router {
  const router = Router();

  router.post("/api/units/:unit/imports", needsOfficer, upload.single("file"), async (req, res) => {
    const unit = unitCode.parse(req.params["unit"]);
    const form = importForm.parse(req.body ?? {});
    const here = await jurisdictions.of(unit);
    const item = here?.item(form.item);
    if (!here || !item) return answerRefusal(res, { code: "not-here" });
    const deed = { officer: officerOf(res).id, action: "import", unit, notice: form.notice ?? null };
    if (!partsHere(res, unit, clock).includes("author")) {
      audit.note({ ...deed, result: "not-your-part" });
      return answerRefusal(res, { code: "not-your-part", action: "create" });
    }
    const source = req.file
      ? { bytes: req.file.buffer, name: Buffer.from(req.file.originalname, "latin1").toString("utf8") }
      : { text: form.text ?? "" };
    const read = await imports.read({
      unit,
      item,
      source,
      reportingPeriod: form.period ?? null,
      ...(form.kind && { kind: form.kind }),
      ...(form.sheet && { sheet: form.sheet }),
      ...(form.notice && { notice: form.notice }),
      ...(form.mapping && { changes: form.mapping }),
    });
    audit.note({ ...deed, ...resultOf(read) });
    if (!read.ok) return answerRefusal(res, read.error);
    const { table, findings, ...rest } = read.value;
    return res.json({
      tables: table === null ? [] : [table],
      findings: findings.map((finding) => ({ ...finding, message: findingSentence(finding) })),
      source: "name" in source ? source.name : null,
      ...rest,
    });
  });

  return router;
}
