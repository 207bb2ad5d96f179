import { Router, type Request, type Response } from "express";
import { z } from "zod";
import { AFFAIRS_KEYS } from "../../domain/catalog.ts";
import { audienceOf, type Caller } from "../../domain/audience.ts";
import { LONGEST_QUERY } from "../../domain/search/query.ts";
import { answerRefusal } from "../errors.ts";
import { EVERYWHERE, isWithin, type Unit, type UnitCode } from "../../domain/unit.ts";
import { feedLink } from "../pages/phone-page.ts";
import { belowPart } from "../pages/below.ts";
import { boardAddress, boardPage, type BoardQuery } from "../pages/board.ts";
import { searchPage } from "../pages/search.ts";
import { onlyVillage, unitsPage } from "../pages/units.ts";
import type { PayFor } from "../paying.ts";
import type { Looking } from "../../services/boards.ts";
import type { Facts } from "../../services/jurisdiction.ts";
import type { NewsService } from "../../services/news.ts";
import type { SearchService } from "../../services/search.ts";
import { createPageAnswer, lookingFrom, type PublicParts } from "./public-parts.ts";

const PAGE = 30;
const FOUND_PAGE = 20;
/** Nobody turns more pages of what was found than this; a longer way is a better word. */
const MOST_FOUND_PAGES = 100;

/** A board's address as people and old links have it: what cannot be read counts as not there. */
const boardQuery = z.object({
  affairs: z
    .enum(AFFAIRS_KEYS as [string, ...string[]])
    .optional()
    .catch(undefined),
  item: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,59}$/)
    .optional()
    .catch(undefined),
  q: z
    .string()
    .transform((text) => text.trim().slice(0, LONGEST_QUERY))
    .catch(""),
  state: z.enum(["in-force", "expired", "withdrawn"]).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** Where a caller with a village pass is at home among the units looked through; else all of them. */
const homeIn = (within: UnitCode, caller: Caller): UnitCode =>
  caller.kind === "pass" && isWithin(caller.unit, within) ? caller.unit : within;

/** `/` and `/b/{unit}`. */
export function boardRoutes(
  parts: PublicParts & {
    search: SearchService;
    payFor: PayFor;
    news: NewsService;
    facts: Pick<Facts, "catalog">;
  },
): Router {
  const { boards, clock, hot, search, payFor, news, facts } = parts;
  const router = Router();
  const answerPage = createPageAnswer(parts);

  async function listed(unit: string, { affairs, item, state = "in-force", page }: BoardQuery, looking: Looking) {
    const after = (page - 1) * PAGE;
    const narrowed = { ...(affairs ? { affairs } : {}), ...(item ? { item } : {}) };
    if (state !== "in-force") {
      const list = await boards.list(unit, state, { ...looking, ...narrowed, after, limit: PAGE });
      return { items: list?.items ?? [], more: (list?.next ?? null) !== null };
    }
    const all = (await boards.board(unit, looking))?.notices ?? [];
    const found = all.filter(
      (shown) => (!affairs || shown.item.affairs === affairs) && (!item || shown.item.id === item),
    );
    return { items: found.slice(after, after + PAGE), more: found.length > after + PAGE };
  }

  /** Looks through all lists of a unit, or of every unit, unless one was named: each notice says how it stands. */
  async function answerFound(
    at: { req: Request; res: Response },
    { unit, place }: { unit: Unit | null; place: string },
    { page: asked, ...query }: BoardQuery,
  ) {
    const page = Math.min(asked, MOST_FOUND_PAGES);
    const { q, affairs, item, state } = query;
    const looking = lookingFrom(at.res);
    const within = unit?.code ?? EVERYWHERE;
    const answer = await search.search(within, {
      ...looking,
      query: q,
      among: { affairs, item, state },
      pay: payFor(at.req, at.res),
      after: (page - 1) * FOUND_PAGE,
      limit: FOUND_PAGE,
    });
    if (!answer.ok) return answerRefusal(at.res, answer.error);
    const audience = audienceOf(looking.caller, homeIn(within, looking.caller));
    const itemName = item ? (facts.catalog.get(item)?.name ?? item) : "";
    const day = clock.today();
    const fields = searchPage({
      unit,
      place,
      day,
      query: { ...query, page },
      itemName,
      audience,
      answer: answer.value,
    });
    return answerPage(at, "public/search", { title: `找“${q}” ${unit?.name ?? ""}三务公开栏`, fields });
  }

  router.get("/", async (req, res) => {
    const ticket = hot.ticket();
    const units = await boards.units();
    const query = boardQuery.parse(req.query) as BoardQuery;
    const only = onlyVillage(units);
    if (only) return res.set("Cache-Control", "no-cache").redirect(302, boardAddress(only.code, query));
    if (query.q !== "") return answerFound({ req, res }, { unit: null, place: "" }, query);
    return answerPage({ req, res }, "public/units", { title: "三务公开栏", fields: unitsPage(units), ticket });
  });

  router.get("/b/:unit", async (req, res, next) => {
    const ticket = hot.ticket();
    const query = boardQuery.parse(req.query) as BoardQuery;
    const head = await boards.head(req.params.unit);
    if (!head) return next();
    if (query.q !== "") return answerFound({ req, res }, head, query);
    const { items, more } = await listed(head.unit.code, query, lookingFrom(res));
    const isFront = (query.state ?? "in-force") === "in-force" && query.page === 1 && !query.affairs && !query.item;
    const below = isFront ? await news.below(head.unit.code, lookingFrom(res)) : [];
    const board = boardPage({ ...head, day: clock.today(), query, items, more });
    const fields = { ...board, ...belowPart(head.unit.code, below) };
    return answerPage({ req, res }, "public/board", {
      title: `${head.unit.name}三务公开栏`,
      fields,
      links: [feedLink(head.unit)],
      ticket,
    });
  });

  return router;
}
