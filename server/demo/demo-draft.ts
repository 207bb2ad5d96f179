import type { Draft } from "../domain/notice.ts";
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
