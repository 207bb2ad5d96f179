import { addDays } from "../domain/calendar.ts";
import type { Draft } from "../domain/notice.ts";
import type { Jurisdiction } from "../services/jurisdiction.ts";
import type { DemoLater, DemoSingle } from "./data/notice-schema.ts";
import { draftOf } from "./demo-draft.ts";
import { fillWords } from "./fill-words.ts";
import type { Pen } from "./pen.ts";
import { plainTableOf, type Village } from "./plain-tables.ts";
import { afterEight, spread, type Step } from "./steps.ts";

type Scene = { readonly here: Jurisdiction; readonly pen: Pen; readonly today: string; readonly village: Village };

/** Written the day before it is published; one that is still under way stops on that day before. */
export function singleSteps({ pen, here, today, village }: Scene, one: DemoSingle): readonly Step[] {
  const { key, stop } = one;
  const day = addDays(today, -one.back);
  const eve = addDays(day, -1);
  const eventDay = one.eventBack === undefined ? today : addDays(today, -one.eventBack);
  const late = spread(key, 55);
  const approve = (part: "supervisor" | "approver" | "township-reviewer", minutes: number): Step => ({
    at: afterEight(eve, minutes + late),
    run: () => pen.act(key, { type: "approve" }, part),
  });
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
    run: () => pen.act(key, { type: "return", reason }, "supervisor"),
  };
  if (stop === "draft") return [begin];
  if (stop === "submitted") return [begin, submit];
  if (stop === "returned") return [begin, submit, sentBack];
  const reviewed = [begin, submit, approve("supervisor", 210), approve("approver", 300)];
  if (stop === "township") return reviewed;
  const approved = here.item(one.item)?.townshipReview ? [...reviewed, approve("township-reviewer", 390)] : reviewed;
  if (stop === "approved") return approved;
  const publishAt = afterEight(addDays(today, 1), 30);
  const schedule: Step = {
    at: afterEight(eve, 480),
    run: () => pen.act(key, { type: "schedule", publishAt }, "approver"),
  };
  if (stop === "scheduled") return [...approved, schedule];
  const publish: Step = { at: afterEight(day, 20 + late), run: () => pen.publish(key) };
  const township = here.item(one.item)?.townshipReview === true;
  return [...approved, publish, ...one.after.map((later) => afterwards({ pen, today, village, township }, one, later))];
}

function afterwards(
  { pen, today, village, township }: Pick<Scene, "pen" | "today" | "village"> & { township: boolean },
  { key }: DemoSingle,
  later: DemoLater,
): Step {
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
      await pen.act(key, { type: "approve" }, "supervisor");
      await pen.act(key, { type: "approve" }, "approver");
      if (township) await pen.act(key, { type: "approve" }, "township-reviewer");
      await pen.publish(key);
    },
  };
}

function corrected({ content, table }: Extract<DemoLater, { type: "correct" }>, day: string, village: Village) {
  const occasion = { day, reportingPeriod: null };
  const next = table && plainTableOf(table, occasion, village);
  return {
    ...(content === undefined ? {} : { content: fillWords(content, occasion) }),
    ...(next ? { tables: [next] } : {}),
  } satisfies Partial<Draft>;
}
