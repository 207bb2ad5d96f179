import { Router } from "express";
import type { Caller } from "../../domain/audience.ts";
import type { Medium } from "../../domain/catalog.ts";
import type { Found, SearchService } from "../../services/search.ts";
import { callerOf } from "../callers.ts";
import { answerRefusal } from "../errors.ts";
import type { PayFor } from "../paying.ts";
import { unitRequest } from "../forms/reading.ts";
import { searchRequest } from "../forms/search.ts";
import { reasonText } from "../words/search.ts";

/** `/api/units/{unit}/search`: what stands on a unit's board and those below it, as the caller may see it. */
export function searchApiRoutes({ search, payFor }: { search: SearchService; payFor: PayFor }): Router {
  const router = Router();

  router.get("/api/units/:unit/search", async (req, res) => {
    const { unit } = unitRequest.parse(req.params);
    const { q, medium, after, limit, ...among } = searchRequest.parse(req.query);
    const caller = callerOf(res);
    const asked = { query: q, among, caller, medium: medium ?? mediumOf(caller), after, limit, pay: payFor(req, res) };
    const answer = await search.search(unit, asked);
    if (!answer.ok) return answerRefusal(res, answer.error);
    return res.json({ ...answer.value, items: answer.value.items.map(foundJson) });
  });

  return router;
}

/** A screen looks as the screen it is, everybody else as on the web. */
const mediumOf = (caller: Caller): Medium => (caller.kind === "screen" ? caller.is : "web");

const foundJson = ({ shown, unit, reasons, by }: Found) => ({
  notice: shown.id,
  edition: shown.edition,
  number: shown.number,
  title: shown.title,
  affairs: shown.item.affairs,
  item: shown.item.id,
  itemName: shown.item.name,
  unit: unit.code,
  unitName: unit.name,
  life: shown.life,
  reportingPeriod: shown.reportingPeriod,
  publishedDay: shown.publishedDay,
  reasons: reasons.map(reasonText),
  by,
});
