import { qrSvg } from "../../server/render/qr.ts";
import type { SheetPage } from "../../server/render/sheet-page.ts";
import type { SheetTable } from "../../server/render/sheet-table.ts";

export const RARE_NAMES = ["陈㛃", "周䶮", "吴𬱖", "李𫍯", "赵䲟", "轷垚", "王淼喆"];
const SURNAMES = [..."陈周李吴赵王"];
const GIVEN = ["水根", "桂芳", "长青", "秀兰", "连山", "国梁", "玉珍", "有福", "大勇", "小满"];
const GROUPS = ["一组", "二组", "三组", "四组"];

export const SHEET_URL = "https://board.example/v/7K3M9QG8";

/** Names of invented people; every twentieth has a rare character. */
export function sheetName(row: number): string {
  if (row % 20 === 5) return RARE_NAMES[Math.floor(row / 20) % RARE_NAMES.length] ?? "";
  return `${SURNAMES[row % SURNAMES.length]}${GIVEN[Math.floor(row / 3) % GIVEN.length]}`;
}

export function subsidyTable(count: number): SheetTable {
  const rows: string[][] = [];
  const running: (string | null)[][] = [];
  let centimu = 0;
  let fen = 0;
  for (let row = 0; row < count; row += 1) {
    const area = 164 + ((row * 137) % 640);
    const amount = Math.round((area * 9860) / 100);
    centimu += area;
    fen += amount;
    const remark = row === 28 ? "面积更正" : "";
    rows.push([
      String(row + 1),
      GROUPS[row % 4] ?? "",
      sheetName(row),
      hundredths(area),
      "98.60",
      hundredths(amount),
      remark,
    ]);
    running.push([null, null, null, hundredths(centimu), null, hundredths(fen), null]);
  }
  return {
    columns: [
      { label: "序号", align: "right", widthMm: 12 },
      { label: "组别", align: "left" },
      { label: "户主", align: "left" },
      { label: "面积（亩）", align: "right" },
      { label: "标准（元/亩）", align: "right" },
      { label: "金额（元）", align: "right" },
      { label: "备注", align: "left" },
    ],
    rows,
    running,
    totals: [
      { label: `合计（${count}户）`, cells: [null, null, null, hundredths(centimu), null, hundredths(fen), null] },
    ],
  };
}

const SUMMARIES = [
  "村部电费（9月）",
  "县拨村级组织运转经费（四季度）",
  "垃圾清运费（9月，12车）",
  "村道硬化工程进度款（第二期）",
];

/** Monthly accounts: eleven columns, too many for an upright page. */
export function accountsTable(count: number): SheetTable {
  const rows: string[][] = [];
  const running: (string | null)[][] = [];
  let [spent, balance] = [0, 18_643_260];
  for (let row = 0; row < count; row += 1) {
    const amount = 61_240 + ((row * 48_651) % 2_800_000);
    spent += amount;
    balance -= amount;
    const voucher = `付-${String(row + 1).padStart(2, "0")}`;
    const basis = row % 4 === 3 ? "决议〔2026〕5号" : "";
    const people = [sheetName(row), sheetName(row + 7), sheetName(row + 11)];
    const summary = SUMMARIES[row % 4] ?? "";
    rows.push([
      `10月${(row % 28) + 1}日`,
      voucher,
      "公益支出",
      summary,
      "支出",
      "",
      hundredths(amount),
      hundredths(balance),
      ...people,
      basis,
    ]);
    running.push([null, null, null, null, null, "", hundredths(spent), null, null, null, null, null]);
  }
  const labels = [
    "日期",
    "凭证号",
    "类别",
    "摘要",
    "资金性质",
    "收入",
    "支出",
    "结余",
    "经手人",
    "证明人",
    "审批人",
    "备注",
  ];
  const totals = [null, null, null, null, null, "", hundredths(spent), hundredths(balance), "", "", "", ""];
  const year = [null, null, null, null, null, "341,643.26", "276,793.50", "", "", "", "", ""];
  return {
    head: "账户：基本户　上期结余：186,432.60",
    unitLine: "单位：元",
    columns: labels.map((label) => ({ label, align: /收入|支出|结余/.test(label) ? "right" : "left" })),
    rows,
    running,
    totals: [
      { label: "本期合计", cells: totals },
      { label: "本年累计", cells: year },
    ],
    keys: [1],
    lead: "收入 0.00 元，支出 276,793.50 元。",
  };
}

const TRANSFER = [
  "合同号",
  "地块名称",
  "面积（亩）",
  "土地类别",
  "流转方式",
  "流出方",
  "流入方",
  "起止日期",
  "年限",
  "单价（元/亩·年）",
  "年租金（元）",
  "支付方式",
  "用途",
  "备案日期",
  "备注",
  "坐落",
  "权证编号",
  "见证人",
  "四至（东南西北）",
  "补偿（元）",
];

/** Land transfers of up to twenty columns, of which the last ones go beyond any paper. */
export function transferTable(columns: number, count: number): SheetTable {
  const labels = TRANSFER.slice(0, columns);
  let [centimu, fen] = [0, 0];
  const running: (string | null)[][] = [];
  const rows = Array.from({ length: count }, (_, row) => {
    const area = 320 + ((row * 37) % 900);
    centimu += area;
    fen += area * 600;
    running.push(
      labels.map((__, column) => (column === 2 ? hundredths(centimu) : column === 10 ? hundredths(fen) : null)),
    );
    const cells = [
      `流-2026-${String(row + 1).padStart(3, "0")}`,
      `东塘${(row % 9) + 1}号`,
      hundredths(area),
      "水田",
      "出租",
      sheetName(row),
      row % 3 === 0 ? "赵连山" : "丰禾合作社",
      "2026至2030年",
      "5",
      "600.00",
      hundredths(area * 600),
      "每年一付",
      "种粮食",
      "2026年1月8日",
      "",
      "柳塘村三组东塘边",
      `330899${String(10_000 + row)}`,
      "王淼喆",
      "东至水渠，南至机耕路，西至陈水根田，北至塘埂",
      "0.00",
    ];
    return cells.slice(0, columns);
  });
  return {
    columns: labels.map((label) => ({
      label,
      align: /面积|单价|租金|年限|补偿/.test(label) ? "right" : "left",
    })),
    keys: [0, 5],
    rows,
    running,
    totals: [{ label: `合计（${count}份）`, cells: running.at(-1) ?? [] }],
  };
}

export function samplePage(rows: number, change: Partial<SheetPage> = {}): SheetPage {
  return {
    lang: "zh-CN",
    unitName: "柳塘村",
    placeName: "云岭县清溪镇",
    affairs: { key: "finance", label: "财务" },
    number: "柳塘村公开〔2026〕87号",
    code: "7K3M-9QG8",
    title: "耕地地力保护补贴发放公示",
    paragraphs: [`2026年度本村 ${rows} 户，每亩 98.60 元。各户面积和金额列在下面，有疑问请在公示期内提出。`],
    tables: [subsidyTable(rows)],
    periodLine: "公示期：2026年10月12日至10月18日（7天）",
    periodDays: ["12", "13", "14", "15", "16", "17", "18"],
    objection: [
      "村务监督委员会 陈水根，电话 0000-5550123；",
      "清溪镇政府，电话 0000-5550188；",
      "县里电话 12345、12388；",
      "意见箱在村部门口。",
      "收到后 5 日内答复。",
    ],
    answers: [],
    issuingBody: "清溪镇柳塘村村民委员会",
    issuedOn: "2026年10月12日",
    elements: [
      { label: "时间", value: "2026年10月12日" },
      { label: "公布单位", value: "柳塘村村民委员会" },
      { label: "公开事项", value: "惠农补贴发放结果" },
      { label: "内容", value: `${rows}户面积、标准、金额` },
      { label: "公布人", value: "李长青" },
      { label: "审核人", value: "陈水根（村务监督委员会）、赵连山（村民委员会）" },
    ],
    ledgerHead16: "3f9a0c11e27bd845",
    qr: qrSvg(SHEET_URL),
    checkLines: { scan: "扫码核对这张表", enter: "或在村部触摸屏输入" },
    seal: true,
    ...change,
  };
}

function hundredths(value: number): string {
  const whole = String(Math.floor(value / 100)).replaceAll(/\B(?=(\d{3})+$)/g, ",");
  return `${whole}.${String(value % 100).padStart(2, "0")}`;
}
