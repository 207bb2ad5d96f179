import { expect, it } from "vitest";
import { readFormat } from "../../../server/intake/xlsx/formats.ts";
import { shownNumber } from "../../../server/intake/xlsx/shown-number.ts";

it.each([
  ["1286.4", "General", "1286.4"],
  ["168973.95000000001", "General", "168973.95"],
  ["0.1", "General", "0.1"],
  ["1E-3", "General", "0.001"],
  ["1.5E+3", "General", "1500"],
  ["-1.2345E-2", "General", "-0.012345"],
  ["6.1099919890718182E17", "0", "610999198907182000"],
  ["33.333333333333336", "#,##0.00", "33.33"],
  ["2.5", "0", "3"],
  ["-0.004", "0.00", "0.00"],
  ["99.995", "_ * #,##0.00_ ;_ * \\-#,##0.00_ ", "100.00"],
  ["0.15", "0%", "15%"],
  ["0.1234", "0.0%", "12.3%"],
  ["12", "00000", "00012"],
  ["45356", 'yyyy"年"m"月"d"日"', "2024-03-05"],
  ["45356", "[$-804]yyyy\\-mm\\-dd;@", "2024-03-05"],
  ["45356", 'yyyy"年"m"月";@', "2024年3月"],
  ["45356.99930555555", "m/d/yyyy h:mm", "2024-03-05 23:59"],
  ["0.5", "h:mm", "12:00"],
  ["1234", '"共"0"元"', "1234"],
  ["1234", "[Red]0.00", "1234"],
])("%s in the format %s reads %s", (raw, code, text) => {
  expect(shownNumber(raw, readFormat(code), false).text).toBe(text);
});

it("says when the format hides decimals or digits were lost", () => {
  expect(shownNumber("12.345", readFormat("0.00"), false)).toEqual({ text: "12.35", numeric: true, exact: "12.345" });
  expect(shownNumber("6.1099919890718182E17", readFormat("0"), false)).toMatchObject({ digitsLost: true });
});

it("knows the other day count of old Macintosh files", () => {
  expect(shownNumber("43894", readFormat("yyyy-mm-dd"), true).text).toBe("2024-03-05");
});
