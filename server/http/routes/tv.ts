import { Router, type Request, type Response } from "express";
import { levelOf, parentOf } from "../../domain/unit.ts";
import { NOTICE_ID } from "../../domain/notice.ts";
import type { ScreenBundle } from "../../push/events.ts";
import type { Views } from "../../render/views.ts";
import type { NewsService } from "../../services/news.ts";
import type { Clock, Ledgers } from "../../services/ports.ts";
import type { Assets } from "../assets.ts";
import { callerOf } from "../callers.ts";
import type { HotPages } from "../hot-pages.ts";
import { noticeHref, noticeLinks, tvFrame } from "../pages/tv-frame.ts";
import { homeOf, LISTS, tvList, type ListOf } from "../pages/tv-list.ts";
import { onPage } from "../pages/tv-notice.ts";
import { tvRowDetail } from "../pages/tv-row-detail.ts";
import { tvUnits } from "../pages/tv-units.ts";
import { tvBase, type TvBoard, type TvPages } from "../pages/tv.ts";
import { answerShown } from "../public-answer.ts";

export type TvParts = {
  readonly pages: TvPages;
  readonly news: NewsService;
  readonly ledgers: Pick<Ledgers, "head">;
  readonly clock: Clock;
  readonly hot: HotPages;
  readonly views: Views;
  readonly assets: Assets;
};

/** The television: every page is an address of its own, and what its script asks for. */
export function tvRoutes({ pages, news, ledgers, clock, hot, views, assets }: TvParts): Router {
  const router = Router();
  const asset = {
    styles: [assets.path("tv.css")],
    faces: [assets.path("fonts.css")],
    script: assets.path("screen/tv.js"),
  };
  const boardFor = (req: Request): Promise<TvBoard | undefined> => {
    const unit = String(req.params["unit"]);
    return levelOf(unit) ? pages.board(unit) : Promise.resolve(undefined);
  };
  const below = (board: TvBoard) => tvUnits(news, board.shown.unit, pages.looking);
  const parentOfBoard = async ({ shown }: TvBoard) => {
    const code = parentOf(shown.unit.code);
    return code === undefined ? undefined : (await pages.head(code))?.unit;
  };

  /** Units below come first in a county or township; else all notices. */
  router.get(["/tv/:unit", "/tv/:unit/list/:of", "/tv/:unit/list/:of/:page"], async (req, res, next) => {
    const ticket = hot.ticket();
    const [board, page] = [await boardFor(req), pageNumber(req)];
    if (!board || page === undefined) return next();
    const units = await below(board);
    const of = (req.params["of"] ?? homeOf(units)) as ListOf;
    if (!LISTS.includes(of) || (of === "units" && !units)) return next();
    const list = tvList(board, units, { of, page });
    const parent = await parentOfBoard(board);
    const links = { ...list, up: parent ? tvBase(parent.code) : "", upText: parent ? `回${parent.name}` : "" };
    const frame = tvFrame(board, {
      view: "list",
      home: homeOf(units),
      of,
      at: list.at,
      count: list.pages,
      links,
      parent,
      asset,
    });
    return answer(req, res, { frame: { ...frame, list, notice: null, detail: null }, ticket });
  });

  router.get(["/tv/:unit/n/:id", "/tv/:unit/n/:id/:page", "/tv/:unit/n/:id/:page/:row"], async (req, res, next) => {
    const ticket = hot.ticket();
    const [board, page, id] = [await boardFor(req), pageNumber(req), String(req.params["id"])];
    const whole = board && NOTICE_ID.test(id) ? await pages.notice(board, id) : undefined;
    if (!board || !whole || page === undefined || page > whole.count) return next();
    const units = await below(board);
    const base = tvBase(board.shown.unit.code);
    const of: ListOf = "all";
    const detail =
      req.params["row"] === undefined ? null : tvRowDetail(whole, { page, row: String(req.params["row"]) });
    if (detail === undefined) return next();
    const links = detail
      ? { previous: "", next: "", up: noticeHref(base, id, page), upText: "回表格" }
      : noticeLinks(base, id, { at: page, count: whole.count, of });
    const parent = await parentOfBoard(board);
    const view = detail ? "row" : "notice";
    const count = detail ? 1 : whole.count;
    const frame = tvFrame(board, { view, home: homeOf(units), of, at: detail ? 1 : page, count, links, parent, asset });
    const list = { ...tvList(board, units, { of, page: 1 }), rows: [], units: [], empty: "" };
    return answer(req, res, { frame: { ...frame, list, notice: onPage(whole, page), detail }, ticket });
  });

  router.get("/tv/:unit/bundle", async (req, res, next) => {
    const board = await boardFor(req);
    if (!board) return next();
    const { code } = board.shown.unit;
    const { sequence, hash } = await ledgers.head(code);
    const stamp = { at: clock.now(), paired: isPaired(res, code), head: { sequence, hash } };
    if (req.query["shown"] === board.bundle.version && req.query["paired"] === (stamp.paired ? "1" : "0"))
      return void res.json({ current: true, ...stamp });
    return void res.json({ ...board.bundle, ...stamp } satisfies ScreenBundle);
  });

  router.get("/tv/:unit/docs/:key", async (req, res, next) => {
    const board = await boardFor(req);
    const doc = board?.docs.get(req.params.key);
    if (!board) return next();
    if (!doc)
      return void res.status(404).json({ code: "no-such-document", message: "这份内容已经换了，请重新取公开栏。" });
    return void res.json(doc);
  });

  /** The rows of the units below, all of them: what the script keeps fresh. */
  router.get("/tv/:unit/below", async (req, res, next) => {
    const ticket = hot.ticket();
    const board = await boardFor(req);
    const units = board && (await below(board));
    if (!units) return next();
    return answerShown({ req, res, hot }, views.fragment("screen/tv-below", units), { ticket });
  });

  return router;

  function answer(
    req: Request,
    res: Response,
    { frame, ticket }: { frame: object; ticket: ReturnType<HotPages["ticket"]> },
  ): void {
    answerShown({ req, res, hot }, views.render("screen/tv", frame), { ticket });
  }
}

/** A paired television of this unit; who it is changes nothing of what it sees. */
function isPaired(res: Response, unit: string): boolean {
  const caller = callerOf(res);
  return caller.kind === "screen" && caller.unit === unit && caller.is === "tv";
}

/** The page in the address, from 1; undefined for one that no list has. */
function pageNumber(req: Request): number | undefined {
  const text = req.params["page"];
  if (text === undefined) return 1;
  return typeof text === "string" && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined;
}
