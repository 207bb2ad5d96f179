import type { Draft } from "../domain/notice.ts";
import type { DemoText } from "./data/notice-schema.ts";
import { fillWords, type Occasion } from "./fill-words.ts";
import { demoTableOf, type Village } from "./demo-tables.ts";

/** What an author writes; undefined where the accounts that the text reports do not reach. */
export function draftOf(text: DemoText, occasion: Occasion, village: Village): Partial<Draft> | undefined {
  const table = text.table && demoTableOf(text.table, occasion, village);
  if (text.table && !table) return undefined;
  return {
    ...(text.title === undefined ? {} : { title: fillWords(text.title, occasion) }),
    content: fillWords(text.content, occasion),
    ...(text.scope ? { scope: text.scope } : {}),
    ...(text.days === undefined ? {} : { noticePeriod: { days: text.days, unit: "natural" } }),
    tables: table ? [table] : [],
    ...(text.answers.length > 0 ? { answers: text.answers } : {}),
  };
}
