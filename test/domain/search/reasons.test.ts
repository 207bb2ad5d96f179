import { expect, it } from "vitest";
import { wordsOf } from "../../../server/domain/search/query.ts";
import { reasonsOf, type Told } from "../../../server/domain/search/reasons.ts";
import { itemOf } from "../../support/facts.ts";

const told: Told = {
  number: "柳塘村公开〔2026〕37号",
  title: "柳塘村村规民约",
  item: itemOf("village-charter"),
  view: null,
  reportingPeriod: "2026-10",
  publishedDay: "2026-11-09",
};
const NUMBER = { year: 2026, number: 37 };

const places = (query: string) => {
  const found = reasonsOf(told, wordsOf(query), NUMBER);
  return found && [found.by, ...found.reasons.map(({ place }) => place)];
};

it.each([
  ["ltc", ["initials", "title"]],
  ["liutang", ["pinyin", "title"]],
  ["柳塘村", ["text", "number", "title"]],
  ["37号", ["number", "number"]],
  ["10月", ["month", "month"]],
  ["村规 10月", ["month", "title", "month"]],
])("tells of %s where it stands: %o", (query, expected) => {
  const [by, ...at] = places(query) ?? [];
  expect([by, ...at.filter((place) => place !== "item")]).toEqual(expected);
});

it.each(["村规 11月", "38号", "tcg", "没有"])("says that %s is not there", (query) =>
  expect(places(query)).toBeUndefined(),
);
