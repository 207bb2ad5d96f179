import { describe, expect, it } from "vitest";
import { beginsWithHeads, looksLikeSheet, readBlock, writeBlock } from "../../../views/scripts/editor/clipboard.ts";

describe("readBlock", () => {
  it("reads rows and cells as Excel and WPS write them, with or without a last line end", () => {
    expect(readBlock("9月2日\t收-01\t18,000.00\r\n9月4日\t付-01\t\r\n")).toEqual([
      ["9月2日", "收-01", "18,000.00"],
      ["9月4日", "付-01", ""],
    ]);
    expect(readBlock("一格")).toEqual([["一格"]]);
    expect(readBlock("甲\n乙")).toEqual([["甲"], ["乙"]]);
  });

  it("keeps line ends and quotes inside quoted cells in one cell", () => {
    expect(readBlock('"东塘\n下半年"\t"说""好""了"\r\n')).toEqual([["东塘 下半年", '说"好"了']]);
  });

  it("leaves a quote that closes nothing as it is", () => {
    expect(readBlock('"三组 路灯\t5')).toEqual([['"三组 路灯', "5"]]);
    expect(readBlock('6"水管\t12')).toEqual([['6"水管', "12"]]);
  });

  it("keeps blank rows between filled ones", () => {
    expect(readBlock("甲\n\n乙\n")).toEqual([["甲"], [""], ["乙"]]);
  });
});

it("reads back what it wrote", () => {
  const block = [
    ["甲", 'a"b', ""],
    ["乙\t丙", "−1,268.00", "尾"],
  ];
  expect(readBlock(writeBlock(block))).toEqual([
    ["甲", 'a"b', ""],
    ["乙\t丙", "−1,268.00", "尾"],
  ]);
});

describe("looksLikeSheet", () => {
  const heads = [["日期", "时间"], ["摘要", "用途"], ["收入"], ["支出"]];

  it("knows a sheet by two of its heads, below a title too", () => {
    const block = [["2014年第二季度财务公开"], ["日期", "用途", "金额（元）"], ["4.2", "花坛", "4295.00"]];
    expect(looksLikeSheet(block, heads)).toBe(true);
    expect(
      looksLikeSheet(
        [
          ["日 期", "收入（元）"],
          ["9.1", "5"],
        ],
        heads,
      ),
    ).toBe(true);
  });

  it("takes rows without a head, or one head alone, for cells", () => {
    expect(
      looksLikeSheet(
        [
          ["9.2", "电费", "", "612.40"],
          ["9.4", "水费", "", "86"],
        ],
        heads,
      ),
    ).toBe(false);
    expect(looksLikeSheet([["收入"], ["支出"]], heads)).toBe(false);
    expect(looksLikeSheet([["日期"], ["9.2"]], [...heads, ...heads])).toBe(false);
    expect(looksLikeSheet([["日期", "摘要"]], heads)).toBe(false);
  });

  it("takes whatever comes for a sheet while the table has no columns", () => {
    expect(
      looksLikeSheet(
        [
          ["姓名", "面积"],
          ["汪有财", "3.2"],
        ],
        [],
      ),
    ).toBe(true);
  });
});

it("knows a row of heads by what stands below it", () => {
  expect(
    beginsWithHeads([
      ["序号", "开支项目", "金额"],
      ["1", "村道维修", "5000"],
    ]),
  ).toBe(true);
  for (const above of [[["下达表（单位：万元）", ""]], [["汇总表", ""], [], ["", "单位：元"]]])
    expect(beginsWithHeads([...above, ["县（市、区）", "金额"], ["城区", "44"], ["合计", "568"]])).toBe(true);
  expect(
    beginsWithHeads([
      ["周桂芳", "一组"],
      ["张水根", "2组"],
    ]),
  ).toBe(false);
  expect(
    beginsWithHeads([
      ["9.2", "电费", "612.40"],
      ["9.4", "水费", "86"],
    ]),
  ).toBe(false);
  expect(
    beginsWithHeads([
      ["甲", "乙", "丙"],
      ["丁", "戊", "己"],
    ]),
  ).toBe(false);
});
