import { Router } from "express";
import { z } from "zod";
import { AFFAIRS_KEYS } from "../../domain/catalog.ts";
import type { ShownNotice } from "../../domain/shown.ts";
import { boardHref, feedLink } from "../pages/phone-page.ts";
import { boardPage, type BoardQuery } from "../pages/board.ts";
import { onlyVillage, unitsPage } from "../pages/units.ts";
import type { Looking } from "../../services/boards.ts";
import { createPageAnswer, lookingFrom, type PublicParts } from "./public-parts.ts";

const PAGE = 30;
/** So many notices at most are looked through for words in lists of what is over. */
const MOST_SEARCHED = 400;

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
  q: z.string().trim().max(40).catch(""),
  state: z.enum(["in-force", "expired", "withdrawn"]).catch("in-force"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** `/` and `/b/{unit}`. */
export function boardRoutes(parts: PublicParts): Router {
  const { boards, clock, hot } = parts;
  const router = Router();
  const answerPage = createPageAnswer(parts);

  async function listed(unit: string, { affairs, item, q, state, page }: BoardQuery, looking: Looking) {
    const after = (page - 1) * PAGE;
    const narrowed = { ...(affairs ? { affairs } : {}), ...(item ? { item } : {}) };
    if (state !== "in-force" && q === "") {
      const list = await boards.list(unit, state, { ...looking, ...narrowed, after, limit: PAGE });
      return { items: list?.items ?? [], more: (list?.next ?? null) !== null };
    }
    const all =
      state === "in-force"
        ? ((await boards.board(unit, looking))?.notices ?? [])
        : ((await boards.list(unit, state, { ...looking, ...narrowed, limit: MOST_SEARCHED }))?.items ?? []);
    const found = all.filter(
      (shown) =>
        (!affairs || shown.item.affairs === affairs) &&
        (!item || shown.item.id === item) &&
        (q === "" || contains(shown, q)),
    );
    return { items: found.slice(after, after + PAGE), more: found.length > after + PAGE };
  }

  router.get("/", async (req, res) => {
    const units = await boards.units();
    const only = onlyVillage(units);
    if (only) return res.set("Cache-Control", "no-cache").redirect(302, boardHref(only.code));
    return answerPage({ req, res }, "public/units", { title: "三务公开栏", fields: unitsPage(units) });
  });

  router.get("/b/:unit", async (req, res, next) => {
    const ticket = hot.ticket();
    const query = boardQuery.parse(req.query) as BoardQuery;
    const head = await boards.head(req.params.unit);
    if (!head) return next();
    const { items, more } = await listed(head.unit.code, query, lookingFrom(res));
    const fields = boardPage({ ...head, day: clock.today(), query, items, more });
    return answerPage({ req, res }, "public/board", {
      title: `${head.unit.name}三务公开栏`,
      fields,
      links: [feedLink(head.unit)],
      ticket,
    });
  });

  return router;
}

/** Whether words stand in anything of a notice that the caller may see. */
function contains({ title, number, item, elements, view }: ShownNotice, words: string): boolean {
  const cells = view?.tables.flatMap(({ rows }) => rows.flat()) ?? [];
  const texts = [title, number ?? "", item.name, ...Object.values(elements), ...(view?.paragraphs ?? []), ...cells];
  const wanted = words.toLowerCase();
  return texts.some((text) => text.toLowerCase().includes(wanted));
}
