import { sheetXml, textCell, workbookBytes } from "../intake/workbook-bytes.ts";
import { columnName } from "../../server/domain/grid/grid.ts";

/** A spreadsheet as villages keep it, for each kind of table: title, unit line, heads, rows, totals and a foot. */
export type KindSheet = {
  readonly item: string;
  readonly reportingPeriod: string | null;
  readonly lines: readonly (readonly (string | number)[])[];
  /** What must stand in public of its first row, and what only in the village. */
  readonly open: readonly string[];
  readonly names: readonly string[];
  /** What may stand nowhere. */
  readonly never: readonly string[];
};

export const KIND_SHEETS: Readonly<Record<string, KindSheet>> = {
  "monthly-accounts": {
    item: "monthly-accounts",
    reportingPeriod: "2026-09",
    lines: [
      ["柳塘村2026年9月财务收支公布表"],
      ["单位：元"],
      ["日期", "凭证号", "摘要", "收入", "支出", "结余", "经手人", "审批人"],
      ["", "", "上期结余", "", "", "186432.60"],
      ["9.2", "收-01", "鱼塘承包费（东塘，合同2026-3）", "18,000.00", "", "204432.60", "赵连山", "李长青"],
      ["9.4", "付-01", "村部电费（8月）", "", "612.40", "203820.20", "赵连山", "李长青"],
      ["合计", "", "", "18000", "612.4", "203820.2"],
      ["制表：吴秀兰", "", "", "", "", "", "审核：陈水根"],
    ],
    open: ["鱼塘承包费（东塘，合同2026-3）", "18,000.00", "612.40", "203,820.20"],
    names: ["赵连山"],
    never: [],
  },
  subsidy: {
    item: "farm-subsidies",
    reportingPeriod: null,
    lines: [
      ["柳塘村2026年耕地地力保护补贴发放公示表"],
      ["单位：亩、元"],
      [
        "序号",
        "组别",
        "户主（姓名）",
        "身份证号码",
        "确权面积(亩)",
        "补贴面积（亩）",
        "补贴标准（元/亩）",
        "补贴金额（元）",
        "一卡通账号",
        "备注",
      ],
      [1, "一组", "欧阳㛃华", "610999198907181788", 3.26, 3.26, 98.6, 321.44, "6236685499614143436", ""],
      [2, "一组", "周桂芳", "610999200409165507", 4.1, 4.1, 98.6, 404.26, "6217976931480891456", "代耕"],
      [3, "四组", "吴长河", "61099919970521139X", "2.135", "2.135", 98.6, 210.51, "6230909087620833828", ""],
      ["", "合计", "", "", 9.495, "9.495", "", "936.21", "", ""],
      ["制表：村会计", "", "", "", "", "", "", "日期：2026.10.12"],
    ],
    open: ["一组", "3.26", "98.60", "321.44", "2.135", "936.21"],
    names: ["欧阳㛃华", "周桂芳"],
    never: ["610999198907181788", "6236685499614143436"],
  },
  "land-transfer": {
    item: "land-transfer",
    reportingPeriod: "2026-Q3",
    lines: [
      ["柳塘村2026年第三季度土地经营权流转情况公示表"],
      [
        "合同编号",
        "地块名称",
        "坐落",
        "四至",
        "流转面积（亩）",
        "流转方式",
        "流出方",
        "流入方",
        "流转期限",
        "流转年限（年）",
        "单价（元/亩·年）",
        "年租金（元）",
        "总价（元）",
        "用途",
        "备注",
      ],
      [
        "LT2026-07",
        "东塘1号",
        "一组",
        "东至渠，南至路，西至田，北至塘",
        12.5,
        "转包",
        "张水根",
        "云岭县绿源农业开发有限公司",
        "2026.7.1—2027.6.30",
        1,
        800,
        10000,
        10000,
        "蔬菜种植",
        "",
      ],
      [
        "LT2026-08",
        "西坡",
        "二组",
        "东至山，南至路，西至沟，北至山",
        "3.20",
        "出租(转包)",
        "李有田",
        "王建国",
        "2026年8月1日至2027年7月31日",
        1,
        650,
        2080,
        "2080",
        "茶叶种植",
        "每年8月付清",
      ],
      ["合计", "", "", "", 15.7, "", "", "", "", "", "", 12080, 12080, "", ""],
      ["填表人：吴秀兰", "", "", "联系电话：0570-5550123"],
    ],
    open: ["东塘1号", "12.50", "云岭县绿源农业开发有限公司", "2026年7月1日", "10,000.00", "15.70", "蔬菜种植"].map(
      (text) => text.replace("2026年7月1日", "7月1日"),
    ),
    names: ["张水根", "李有田", "王建国"],
    never: [],
  },
  contracts: {
    item: "collective-income",
    reportingPeriod: "2026-Q3",
    lines: [
      ["柳塘村2026年第三季度集体资产资源合同收款公布表"],
      ["", "", "", "", "", "", "", "单位：元"],
      [
        "合同编号",
        "标的名称",
        "资产类型",
        "承租方",
        "招租方式",
        "起止时间",
        "年租金",
        "期初欠款",
        "应收",
        "实收",
        "欠款",
        "决议号",
      ],
      [
        "HT-01",
        "东塘鱼塘",
        "鱼塘",
        "王建国",
        "公开招标",
        "2024.1.1-2028.12.31",
        36000,
        0,
        9000,
        9000,
        0,
        "柳村决〔2023〕9号",
      ],
      [
        "HT-02",
        "老村部三间房",
        "房屋",
        "云岭县惠民超市",
        "续租",
        "2025.1.1-2029.12.31",
        9600,
        2400,
        2400,
        3000,
        1800,
        "",
      ],
      ["合计", "", "", "", "", "", 45600, 2400, 11400, 12000, 1800],
    ],
    open: ["东塘鱼塘", "36,000.00", "9,000.00", "云岭县惠民超市", "1,800.00", "招标"],
    names: ["王建国"],
    never: [],
  },
  "plain-table": {
    item: "on-demand-disclosure",
    reportingPeriod: null,
    lines: [
      ["柳塘村慰问物资发放表"],
      ["序号", "姓名", "物资", "数量", "金额（元）"],
      [1, "周桂芳", "大米", 2, 120],
      [2, "吴长河", "食用油", 1, 80],
      ["合计", "", "", 3, 200],
    ],
    open: ["大米", "120.00", "200.00"],
    names: ["周桂芳"],
    never: [],
  },
};

/** The sheet as a real .xlsx file: numbers as numbers, words as words. */
export function kindWorkbook({ lines }: KindSheet): Uint8Array {
  const rows = lines.map((cells, row) => {
    const written = cells.map((cell, column) => {
      const reference = `${columnName(column)}${row + 1}`;
      if (cell === "") return "";
      return typeof cell === "number" ? `<c r="${reference}"><v>${cell}</v></c>` : textCell(reference, cell);
    });
    return `<row r="${row + 1}">${written.join("")}</row>`;
  });
  return workbookBytes([{ name: "公示表", xml: sheetXml(rows.join("")) }]);
}
