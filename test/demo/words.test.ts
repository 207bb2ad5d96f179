import { describe, expect, it } from "vitest";
import { fillWords } from "../../server/demo/fill-words.ts";
import { rowsFromPool } from "../../server/demo/pool.ts";

const in_ = (reportingPeriod: string, unit = "330899102201") => ({ day: "2026-11-10", reportingPeriod, unit });

describe("the words of the demo", () => {
  it("say the year, the period, and the day of publication", () => {
    expect(fillWords("{Y}年{P}，下年{Y+1}，{D+2}", in_("2026-10"))).toBe("2026年2026年10月，下年2027，11月12日");
    expect(fillWords("{M-1}月，第{n}批", in_("2026-Q1"))).toBe("12月，第1批");
  });

  it("choose by the month of the quarter", () => {
    const said = ["2026-07", "2026-08", "2026-09", "2026-10"].map((month) => fillWords("{?挖|铺|完}", in_(month)));
    expect(said).toEqual(["挖", "铺", "完", "挖"]);
  });

  it("move a number about its middle, differently for each period and village, the same every time", () => {
    const months = Array.from({ length: 12 }, (_, at) => in_(`2026-${String(at + 1).padStart(2, "0")}`));
    const counts = months.map((month) => Number(fillWords("{60~4}", month)));
    expect(counts).toEqual(months.map((month) => Number(fillWords("{60~4}", month))));
    expect(counts.every((count) => count >= 56 && count <= 64)).toBe(true);
    expect(new Set(counts).size).toBeGreaterThan(3);
    expect(months.map((month) => Number(fillWords("{60~4}", { ...month, unit: "330899103201" })))).not.toEqual(counts);
  });
});

describe("a pool of rows", () => {
  const roster = ["一组", "二组"].flatMap((group) =>
    ["甲", "乙", "丙"].map((name) => ({ group, head: `${group}${name}`, people: 3, plots: {} })),
  );
  const shared = [
    { cells: ["{G}路灯不亮"] },
    { cells: ["路面结冰"], months: [1, 2, 12] },
    { cells: ["水费多了"] },
    { cells: ["垃圾桶少"] },
  ];
  const drawn = (month: string) =>
    rowsFromPool({ name: "opinions", pick: [1, 2], own: [], waiting: [] }, shared, {
      roster,
      occasion: in_(month),
    }).map(([cell]) => String(cell));
  const year = Array.from({ length: 12 }, (_, at) => drawn(`2026-${String(at + 1).padStart(2, "0")}`));

  it("keeps to the season and names a group of the village", () => {
    year.forEach((rows, at) => {
      if (![0, 1, 11].includes(at)) expect(rows).not.toContain("路面结冰");
    });
    expect(year.flat()).toContain("路面结冰");
    expect(
      year
        .flat()
        .filter((row) => row.endsWith("路灯不亮"))
        .every((row) => /^[一二]组/.test(row)),
    ).toBe(true);
  });

  it("takes turns: nothing comes back before everything else that fits was there", () => {
    const counts = Map.groupBy(
      year.flat().map((row) => row.replace(/^[一二]组/, "")),
      (row) => row,
    );
    const [least, most] = [...counts]
      .filter(([row]) => row !== "路面结冰")
      .map(([, all]) => all.length)
      .toSorted((a, b) => a - b)
      .filter((_, at, all) => at === 0 || at === all.length - 1);
    expect((most ?? 99) - (least ?? 0)).toBeLessThanOrEqual(1);
  });

  it("ends the newest notice, and no other, with what waits for an answer", () => {
    const pool = { name: "opinions", pick: [1, 1] as [number, number], own: [], waiting: [["{G}桥栏松了", "待答复"]] };
    const rows = (newest: boolean) =>
      rowsFromPool(pool, shared, { roster, occasion: { ...in_("2026-10"), newest } }).map((row) => row.at(-1));
    expect(rows(true)).toEqual([...rows(false), "待答复"]);
    expect(rows(false)).not.toContain("待答复");
  });

  it("gives each row a household of its own, groups in turn, with fewer points than the row before", () => {
    const cells = ["place", "group", "head", "points", "0"] as const;
    const rows = rowsFromPool(
      { name: "points", pick: [4, 4], own: [], waiting: [], cells: [...cells] },
      [...shared, { cells: ["让路"] }],
      {
        roster,
        occasion: in_("2026-05"),
      },
    );
    expect(rows.map(([place]) => place)).toEqual([1, 2, 3, 4]);
    expect(new Set(rows.map(([, , head]) => head)).size).toBe(4);
    for (const [at, [, group, , points]] of rows.entries()) {
      const before = rows[at - 1];
      if (before) expect([group !== before[1], Number(points) < Number(before[3])]).toEqual([true, true]);
    }
  });
});
