import { describe, expect, it } from "vitest";
import { formatDay, formatDayShort, parseDay } from "../../server/domain/day-text.ts";
import { dayOfSerial } from "../../server/domain/figures/day-serial.ts";

const quarter = { within: { from: "2014-04-01", until: "2014-06-30" } };
const read = (text: string, context = {}): string | null => {
  const result = parseDay(text, context);
  return result.ok ? result.value.day : result.error;
};

describe("days as sheets contain them", () => {
  it.each([
    ["2024-03-05", "2024-03-05"],
    ["2024.3.5", "2024-03-05"],
    ["2024年3月5日", "2024-03-05"],
    ["二〇二四年三月五日", "2024-03-05"],
    ["二○二四年十二月三十一日", "2024-12-31"],
    ["20240305", "2024-03-05"],
    ["45356", "2024-03-05"],
    ["24/3/5", "2024-03-05"],
    ["２０２４－０３－０５", "2024-03-05"],
    ["2024-03-05 23:59", "2024-03-05"],
    ["5/3/2024", "2024-05-03"],
    ["", null],
    ["2024年3月", "month-only"],
    ["2024.10", "month-only"],
    ["2024.3.5—3.11", "range"],
    ["3月5日-11日", "range"],
    ["2024.2.30", "no-such-day"],
    ["2023-02-29", "no-such-day"],
    ["13/3/2024", "no-such-day"],
    ["民国113年3月5日", "other-calendar"],
    ["长期", "not-a-day"],
    ["4.2", "year-missing"],
  ])("%s → %s", (text, wanted) => {
    expect(read(text)).toBe(wanted);
  });

  it("takes the year of the reporting period for month and day", () => {
    expect(["4.2", "4.30", "5月4日", "6.31", "12.31"].map((text) => read(text, quarter))).toEqual([
      "2014-04-02",
      "2014-04-30",
      "2014-05-04",
      "no-such-day",
      "2014-12-31",
    ]);
    expect(read("12.30", { within: { from: "2023-12-01", until: "2024-01-31" } })).toBe("2023-12-30");
    expect(read("1.5", { within: { from: "2023-12-01", until: "2024-01-31" } })).toBe("2024-01-05");
  });

  it("doubts a number 4.2, which may have been 4.20", () => {
    expect(parseDay("4.2", { year: 2020, numeric: true })).toMatchObject({
      value: { odd: ["year-added", "zero-doubt"] },
    });
  });
});

it("counts day numbers as the calendar does", () => {
  for (let serial = 61; serial < 109_575; serial += 97) {
    expect(dayOfSerial(serial)).toBe(new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10));
  }
  expect([dayOfSerial(60), dayOfSerial(Number.NaN), dayOfSerial(200_000)]).toEqual([undefined, undefined, undefined]);
});

it("prints days", () => {
  expect([formatDay("2026-10-12"), formatDayShort("2026-01-02")]).toEqual(["2026年10月12日", "1月2日"]);
});
