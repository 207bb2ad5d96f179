import type { Draft } from "../domain/notice.ts";
import type { Jurisdiction } from "../services/jurisdiction.ts";
import type { DemoText } from "./demo-data.ts";
import { plainTableOf } from "./demo-tables.ts";
import { fillWords, type Occasion } from "./fill-words.ts";

export function draftOf(text: DemoText, occasion: Occasion): Partial<Draft> {
  return {
    ...(text.title === undefined ? {} : { title: fillWords(text.title, occasion) }),
    content: fillWords(text.content, occasion),
    ...(text.scope ? { scope: text.scope } : {}),
    ...(text.days === undefined ? {} : { noticePeriod: { days: text.days, unit: "natural" } }),
    tables: text.table ? [plainTableOf(text.table, occasion)] : [],
  };
}

/** The body of the village that may publish an item, or hang it again. */
export function villageBody(here: Jurisdiction, itemId: string): Partial<Draft> {
  const item = here.item(itemId);
  const kinds = item ? [...item.bodies, ...(item.repostedBy ? [item.repostedBy] : [])] : [];
  const issuingBody = kinds.find((kind) => here.unit.bodies.some((body) => body.kind === kind));
  return issuingBody ? { issuingBody } : {};
}
