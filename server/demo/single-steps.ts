import { addDays } from "../domain/calendar.ts";
import type { Draft } from "../domain/notice.ts";
import type { Jurisdiction } from "../services/jurisdiction.ts";
import type { DemoLater, DemoSingle } from "./data/notice-schema.ts";
import { draftOf } from "./demo-draft.ts";
import { fillWords } from "./fill-words.ts";
import type { Pen } from "./pen.ts";
import { demoTableOf, type Village } from "./demo-tables.ts";
import { afterEight, reviewersOf, spread, type Step } from "./steps.ts";

type Scene = { readonly here: Jurisdiction; readonly pen: Pen; readonly today: string; readonly village: Village };

/** Written the day before it is published; one that is still under way stops on that day before. */
export function singleSteps({ pen, here, today, village }: Scene, one: DemoSingle): readonly Step[] {
  const { key, stop } = one;
  const day = addDays(today, -one.back);
  const eve = addDays(day, -1);
  const eventDay = one.eventBack === undefined ? today : addDays(today, -one.eventBack);
  const late = spread(key, 55);
  const reviews = reviewersOf(here, one.item).map((part, index): Step => ({
    at: afterEight(eve, 210 + index * 90 + late),
    run: () => pen.act(key, { type: "approve" }, part),
  }));
  const begin: Step = {
    at: afterEight(eve, 30 + late),
    run: () =>
      pen.begin({
        key,
        item: one.item,
        reportingPeriod: null,
        draft: { ...draftOf(one, { day, reportingPeriod: null }, village), eventDay },
      }),
  };
  const submit: Step = { at: afterEight(eve, 90 + late), run: () => pen.act(key, { type: "submit" }, "author") };
  const reason = one.returned ?? "";
  const sentBack: Step = {
    at: afterEight(eve, 150 + late),
    run: () => pen.act(key, { type: "return", reason }, reviewersOf(here, one.item)[0] ?? "approver"),
  };
  if (stop === "draft") return [begin];
  if (stop === "submitted") return [begin, submit];
  if (stop === "returned") return [begin, submit, sentBack];
  if (stop === "township") return [begin, submit, ...reviews.slice(0, -1)];
  const approved = [begin, submit, ...reviews];
  if (stop === "approved") return approved;
  const publishAt = afterEight(addDays(today, 1), 30);
  const schedule: Step = {
    at: afterEight(eve, 480),
    run: () => pen.act(key, { type: "schedule", publishAt }, "approver"),
  };
  if (stop === "scheduled") return [...approved, schedule];
  const publish: Step = { at: afterEight(day, 20 + late), run: () => pen.publish(key) };
  const scene = { pen, here, today, village };
  return [...approved, publish, ...one.after.map((later) => afterwards(scene, one, later))];
}

function afterwards({ pen, here, today, village }: Scene, { key, item }: DemoSingle, later: DemoLater): Step {
  const day = addDays(today, -later.back);
  const at = afterEight(day, 100 + spread(key, 300));
  if (later.type !== "correct") {
    const { type, reason, by } = later;
    return { at, run: () => pen.act(key, { type, reason }, by) };
  }
  const { cause, reason } = later;
  return {
    at,
    async run() {
      await pen.act(key, { type: "correct", cause, reason }, "author");
      await pen.write(key, () => corrected(later, day, village));
      await pen.act(key, { type: "submit" }, "author");
      for (const part of reviewersOf(here, item)) await pen.act(key, { type: "approve" }, part);
      await pen.publish(key);
    },
  };
}

function corrected({ content, table }: Extract<DemoLater, { type: "correct" }>, day: string, village: Village) {
  const occasion = { day, reportingPeriod: null };
  const next = table && demoTableOf(table, occasion, village);
  return {
    ...(content === undefined ? {} : { content: fillWords(content, occasion) }),
    ...(next ? { tables: [next] } : {}),
  } satisfies Partial<Draft>;
}
