import { expect, it } from "vitest";
import { tableKind } from "../../../server/domain/tables/kinds.ts";
import { allowedClasses, freshKey, namedColumn, typedColumn } from "../../../views/scripts/editor/columns-dialog.ts";
import { fittingWidths, shownColumns } from "../../../views/scripts/editor/columns.ts";
import { readPeriod, writePeriod } from "../../../views/scripts/editor/fields.ts";
import { saying } from "../../../views/scripts/editor/import-answer.ts";

const all = tableKind("monthly-accounts").columns({
  kind: "monthly-accounts",
  profile: "full",
  head: {},
  rows: [],
  stated: {},
});
const keys = (columns: readonly { key: string }[]) => columns.map(({ key }) => key);

it("shows what must be filled and what holds something, and more where there is room", () => {
  const narrow = shownColumns({ rows: [{ witness: "赵连山" }] }, all, { room: 0, all: false });
  expect(keys(narrow)).toEqual(["date", "summary", "incomeFen", "expenseFen", "balanceFen", "witness"]);
  expect(keys(shownColumns({ rows: [] }, all, { room: 5000, all: false }))).toEqual(keys(all));
  expect(shownColumns({ rows: [] }, all, { room: 0, all: true })).toBe(all);
});

it("lets a column be that is empty before it cuts a name, and gives every column its due where the table is moved sideways", () => {
  const columns = tableKind("subsidy").columns({ kind: "subsidy", head: {}, rows: [], stated: {} });
  const rows = [{ group: "一组", household: "司马长庚", scheme: "耕地", area: 210, rate: "98.6", amountFen: 20706 }];
  const of = (key: string, widths: readonly number[], shown: readonly { key: string }[]) =>
    widths[shown.findIndex((column) => column.key === key)] ?? 0;
  const room = 640;
  const shown = shownColumns({ rows }, columns, { room, all: false });
  expect(keys(shown)).not.toContain("unit");
  expect(of("household", fittingWidths(shown, rows, { room, year: undefined }), shown)).toBeGreaterThanOrEqual(78);
  const wide = fittingWidths(columns, rows, { room: 300, year: undefined });
  expect(of("household", wide, columns)).toBeGreaterThanOrEqual(78);
  for (const [at, { label }] of columns.entries()) expect(wide[at]).toBeGreaterThanOrEqual(label.length * 15);
});

it("[AU2] a column that is named after persons is masked outside the village from the first moment", () => {
  const column = { key: "c1", label: "", type: "text", class: "open" } as const;
  expect(namedColumn(column, "姓名")).toMatchObject({ label: "姓名", type: "person", class: "name" });
  expect(namedColumn(column, "联系电话").class).toBe("masked");
  expect(namedColumn(column, "身份证号").class).toBe("never");
  expect(allowedClasses("姓名", "text")).toEqual(["name", "in-village", "masked"]);
  expect(allowedClasses("身份证号", "text")).toEqual(["never"]);
  expect(allowedClasses("用途", "person")).not.toContain("open");
  expect(typedColumn(column, "money")).toMatchObject({ type: "money", sum: true });
  expect(typedColumn({ ...column, sum: true }, "text")).not.toHaveProperty("sum");
  expect(freshKey([{ key: "c1" }, { key: "c3" }])).toBe("c4");
});

it("writes a notice period into the choice and reads it back", () => {
  const offered = ["", "days:7:natural", "own"];
  for (const choice of [null, "replaced", { days: 7, unit: "natural" }] as const)
    expect(readPeriod(writePeriod(choice, offered), 0, "")).toEqual(choice);
  expect(writePeriod({ days: 9, unit: "working" }, offered)).toBe("own");
  expect(readPeriod("own", 9, "working")).toEqual({ days: 9, unit: "working" });
  expect(readPeriod("own", Number.NaN, "natural")).toEqual({ days: 7, unit: "natural" });
});

it("the later word on a column of a sheet goes before the earlier", () => {
  const said = saying(saying([{ column: 0, key: "date" }], { column: 3, key: "date" }), { column: 2, key: null });
  expect(said).toEqual([
    { column: 3, key: "date" },
    { column: 2, key: null },
  ]);
});
