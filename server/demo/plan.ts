import { addDays } from "../domain/calendar.ts";
import type { Jurisdiction } from "../services/jurisdiction.ts";
import { accountAnswers, accountRows, accountTable } from "./account-tables.ts";
import type { DemoVillage } from "./data/demo-data.ts";
import type { DemoRecurring } from "./data/notice-schema.ts";
import { draftOf } from "./demo-draft.ts";
import { owedPeriods, publishingDay, type OwedPeriod } from "./owed-periods.ts";
import type { Beginning, Pen } from "./pen.ts";
import type { Village } from "./demo-tables.ts";
import type { Occasion } from "./fill-words.ts";
import { singleSteps } from "./single-steps.ts";
import { afterEight, reviewersOf, spread, type Step } from "./steps.ts";

type Planner = {
  readonly data: DemoVillage;
  readonly village: Village;
  readonly here: Jurisdiction;
  readonly pen: Pen;
  readonly today: string;
};

/** All that happens in a village (or township) of the demo. */
export const planVillage = (planner: Planner): readonly Step[] => [
  ...standing(planner),
  ...recurring(planner),
  ...planner.data.single.flatMap((one) => singleSteps(planner, one)),
];

/** Written, reviewed and published on one day. */
function inOneDay({ pen, here }: Planner, day: string, begin: Beginning): readonly Step[] {
  const { key } = begin;
  const [early, late] = [spread(key, 50), spread(`${key}!`, 50)];
  const reviewers = reviewersOf(here, begin.item);
  return [
    {
      at: afterEight(day, 15 + early),
      run: () => pen.begin(begin).then(() => pen.act(key, { type: "submit" }, "author")),
    },
    ...reviewers.map((part, index) => ({
      at: afterEight(day, 70 + index * 55 + (index % 2 === 0 ? late : early)),
      run: () => pen.act(key, { type: "approve" }, part),
    })),
    { at: afterEight(day, 240 + early), run: () => pen.publish(key) },
  ];
}

function standing(planner: Planner): readonly Step[] {
  const { data, here, village } = planner;
  return data.standing.flatMap((one, index) => {
    const day = addDays(here.unit.since, 3 + index * 2);
    const draft = draftOf(one, { day, reportingPeriod: null }, village) ?? {};
    return inOneDay(planner, day, { key: one.item, item: one.item, reportingPeriod: null, draft });
  });
}

function recurring(planner: Planner): readonly Step[] {
  const { data, here, today } = planner;
  const owed = owedPeriods(here, today);
  const missing = new Set(
    data.late.flatMap(({ item, cycle, missing: most }) =>
      owed
        .filter((each) => each.item.id === item && each.cycle === cycle && each.deadline < today)
        .slice(most ? -most : owed.length),
    ),
  );
  const dayOf = (each: OwedPeriod): string => {
    const habit = data.late.find(({ item, cycle }) => item === each.item.id && cycle === each.cycle);
    const before =
      habit?.days === undefined ? (textsOf(data, each)?.before ?? 2 + spread(each.item.id, 5)) : -habit.days;
    return publishingDay(each, before, here);
  };
  const done = owed.flatMap((each) => {
    const day = missing.has(each) ? undefined : dayOf(each);
    return day !== undefined && day <= today ? [{ each, day }] : [];
  });
  const newest = new Map(done.map(({ each }) => [textsOf(data, each), each.period]));
  return done.flatMap(({ each, day }) => {
    const begin = beginningOf(planner, each, { day, newest: newest.get(textsOf(data, each)) === each.period });
    return begin ? inOneDay(planner, day, begin) : [];
  });
}

const textsOf = ({ recurring: all }: DemoVillage, { item, cycle }: Pick<OwedPeriod, "item" | "cycle">) =>
  all.find((each) => each.item === item.id && each.cycle === cycle);

/** Undefined where nobody wrote anything, or the accounts that the notice reports do not reach. */
function beginningOf(
  { data, village, here }: Planner,
  owed: OwedPeriod,
  when: Pick<Occasion, "day" | "newest">,
): Beginning | undefined {
  const { item, period, index } = owed;
  const common = { key: `${item.id} ${period}`, item: item.id, reportingPeriod: period };
  if (item.id === "monthly-accounts") {
    const { book } = village;
    const lines = book.lines(period);
    const rows = accountRows(lines, period, data.signers);
    const answers = accountAnswers(lines);
    return {
      ...common,
      written: ({ tables }) => ({ tables: [accountTable(tables[0], rows, book.openingFen(period))], answers }),
    };
  }
  const text = variantFor(textsOf(data, owed)?.variants ?? [], index, village.book.ageOf(period));
  if (!text) return item.nilReturn ? { ...common, nilReturn: true } : undefined;
  const draft = draftOf(text, { ...when, reportingPeriod: period, unit: here.unit.code }, village);
  return draft && { ...common, draft };
}

/** The text for a period: one that names it before those that take turns, and of them one for its year before others. */
function variantFor(variants: DemoRecurring["variants"], index: number, age: number) {
  const fits = variants.filter((each) => each.age === undefined || (each.age === 0 ? age === 0 : each.age <= age));
  const named = fits.filter(({ only }) => only?.includes(index));
  const found = named.length > 0 ? named : fits.filter(({ only }) => !only);
  const ageOf = (variant: { readonly age?: number }) => variant.age ?? -1;
  const narrowest = found.filter((each) => ageOf(each) === Math.max(...found.map(ageOf)));
  return narrowest[index % Math.max(narrowest.length, 1)];
}
