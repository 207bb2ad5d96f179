import { addDays } from "../domain/calendar.ts";
import type { Draft } from "../domain/notice.ts";
import type { Jurisdiction } from "../services/jurisdiction.ts";
import type { DemoData } from "./demo-data.ts";
import { draftOf } from "./demo-draft.ts";
import { accountRows } from "./demo-tables.ts";
import { owedPeriods, publishingDay, type OwedPeriod } from "./owed-periods.ts";
import type { Beginning, Pen } from "./pen.ts";
import { singleSteps } from "./single-steps.ts";
import { afterEight, spread, type Step } from "./steps.ts";

type Planner = { readonly data: DemoData; readonly here: Jurisdiction; readonly pen: Pen; readonly today: string };

/** Closing balance (fen) from before the first month of the demo. */
const FIRST_OPENING_FEN = 13_551_592;

/** All that happens in the demo, in the order of time; what would be after `now` is left out. */
export function planDemo({ now, ...planner }: Planner & { now: string }): readonly Step[] {
  const steps = [
    ...standing(planner),
    ...recurring(planner),
    ...planner.data.notices.single.flatMap((one) => singleSteps(planner, one)),
  ];
  return steps.filter(({ at }) => at <= now).toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** Written, reviewed and published on one day. */
function inOneDay({ pen, here }: Planner, day: string, begin: Beginning): readonly Step[] {
  const { key } = begin;
  const [early, late] = [spread(key, 50), spread(`${key}!`, 50)];
  const item = here.item(begin.item);
  return [
    {
      at: afterEight(day, 15 + early),
      run: () => pen.begin(begin).then(() => pen.act(key, { type: "submit" }, "author")),
    },
    { at: afterEight(day, 70 + late), run: () => pen.act(key, { type: "approve" }, "supervisor") },
    { at: afterEight(day, 125 + early), run: () => pen.act(key, { type: "approve" }, "approver") },
    ...(item?.townshipReview
      ? [{ at: afterEight(day, 180 + late), run: () => pen.act(key, { type: "approve" }, "township-reviewer") }]
      : []),
    { at: afterEight(day, 240 + early), run: () => pen.publish(key) },
  ];
}

function standing(planner: Planner): readonly Step[] {
  const { data, here } = planner;
  return data.notices.standing.flatMap((one, index) => {
    const day = addDays(here.unit.since, 3 + index * 2);
    const occasion = { day, reportingPeriod: null };
    const begin = { key: one.item, item: one.item, reportingPeriod: null, written: () => draftOf(one, occasion) };
    return inOneDay(planner, day, begin);
  });
}

function recurring(planner: Planner): readonly Step[] {
  const { data, here, today } = planner;
  const owed = owedPeriods(here, today);
  const skipped = data.notices.late.map((late) =>
    owed.findLast(({ item, cycle, deadline }) => item.id === late.item && cycle === late.cycle && deadline < today),
  );
  return owed
    .filter((each) => !skipped.includes(each))
    .flatMap((each) => {
      const before = recurringTexts(data, each)?.before ?? 2 + spread(each.item.id, 5);
      const day = publishingDay(each, before, here);
      return day > today ? [] : inOneDay(planner, day, beginningOf(planner, each, day));
    });
}

const recurringTexts = ({ notices }: DemoData, { item, cycle }: OwedPeriod) =>
  notices.recurring.find((each) => each.item === item.id && each.cycle === cycle);

function beginningOf({ data }: Planner, owed: OwedPeriod, day: string): Beginning {
  const { item, period, index } = owed;
  const occasion = { day, reportingPeriod: period };
  const common = { key: `${item.id} ${period}`, item: item.id, reportingPeriod: period };
  if (item.id === "monthly-accounts") {
    const rows = accountRows(data.accounts[String(index)] ?? [], occasion);
    return { ...common, written: ({ tables }) => ({ tables: [{ ...accountsBegun(tables[0]), rows }] }) };
  }
  const variants = recurringTexts(data, owed)?.variants ?? [];
  const free = variants.filter(({ only }) => !only);
  const text = variants.find(({ only }) => only?.includes(index)) ?? free[index % Math.max(free.length, 1)];
  if (text) return { ...common, written: () => draftOf(text, occasion) };
  return { ...common, nilReturn: true, written: () => ({}) };
}

function accountsBegun(begun: Draft["tables"][number] | undefined): Draft["tables"][number] {
  const head = { openingFen: FIRST_OPENING_FEN };
  if (!begun) return { kind: "monthly-accounts", profile: "full", head, rows: [], stated: {} };
  return { ...begun, head: { ...begun.head, account: "basic", openingFen: begun.head.openingFen ?? head.openingFen } };
}
