import { Router, type Response } from "express";
import { callerOf } from "../callers.ts";
import { answerRefusal } from "../errors.ts";
import { boardRequest, ledgerRequest, privacyRequest, unitRequest } from "../forms/reading.ts";
import { openApi } from "../openapi.ts";
import { boardJson } from "../pages/public-json.ts";
import { findPersonalData, maskText } from "../../domain/privacy.ts";
import { levelOf } from "../../domain/unit.ts";
import type { BoardService } from "../../services/boards.ts";
import type { Facts } from "../../services/jurisdiction.ts";
import type { Clock, Ledgers } from "../../services/ports.ts";

export type ReadApiParts = {
  readonly boards: BoardService;
  readonly ledgers: Pick<Ledgers, "entries">;
  readonly facts: Pick<Facts, "catalog">;
  readonly clock: Clock;
};

/** What anybody may read as JSON (design.md §4): units, boards, ledgers, the catalog; and the check for personal data. */
export function readApiRoutes({ boards, ledgers, facts, clock }: ReadApiParts): Router {
  const router = Router();
  const document = openApi();
  const notHere = (res: Response) => answerRefusal(res, { code: "not-here" });

  router.get("/api/openapi.json", (_req, res) => {
    res.json(document);
  });

  router.get("/api/units", async (_req, res) => {
    const units = await boards.units();
    const items = units.map(({ code, name, validFrom, validUntil = null, successor = null, bodies }) => ({
      code,
      name,
      level: levelOf(code) ?? null,
      validFrom,
      validUntil,
      successor,
      bodies: bodies.map((body) => ({ kind: body.kind, name: body.name })),
    }));
    res.json({ items, next: null });
  });

  router.get("/api/units/:unit/board", async (req, res) => {
    const { unit } = unitRequest.parse(req.params);
    const { day, medium } = boardRequest.parse(req.query);
    if (day !== undefined && day < clock.today())
      return answerRefusal(res, { code: "bad-request" }, "只能看今天和以后的公开栏。期满的请在“已期满”里看。");
    const board = await boards.board(unit, { caller: callerOf(res), medium, ...(day === undefined ? {} : { day }) });
    return board ? res.json(boardJson(board)) : notHere(res);
  });

  router.get("/api/units/:unit/ledger", async (req, res) => {
    const { unit } = unitRequest.parse(req.params);
    const { after, limit } = ledgerRequest.parse(req.query);
    if (!(await boards.head(unit))) return notHere(res);
    const items = await ledgers.entries(unit, { after, limit });
    return res.json({ items, next: items.length === limit ? (items.at(-1)?.sequence ?? null) : null });
  });

  router.get("/api/catalog", (_req, res) => {
    res.json({ items: [...facts.catalog.values()], next: null });
  });

  router.post("/api/checks/privacy", (req, res) => {
    const { text } = privacyRequest.parse(req.body ?? {});
    const findings = findPersonalData(text).map(({ start, end, kind }) => ({ start, end, kind }));
    res.json({ findings, masked: maskText(text).masked });
  });

  return router;
}
