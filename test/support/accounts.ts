type Line = { readonly day: number; readonly summary: string; readonly category: string; readonly fen: number };

const line = (day: number, summary: string, category: string, fen: number): Line => ({ day, summary, category, fen });

/** What happens every month in the test village; incomes positive, expenses negative, in fen. */
const USUAL: readonly Line[] = [
  line(2, "鱼塘承包费（东塘，下半年）", "经营收入", 18_000_00),
  line(4, "村部电费（上月）", "管理费用", -612_40),
  line(7, "二组水渠清淤工钱（18个工）", "公益支出", -2_880_00),
  line(10, "镇拨人居环境整治补助", "补助收入", 25_000_00),
  line(11, "垃圾清运费（上月，12车）", "公益支出", -3_600_00),
  line(15, "三组路灯维修材料", "公益支出", -1_268_00),
  line(18, "慰问80岁老人（23人）", "公益支出", -4_600_00),
  line(20, "村道硬化工程进度款（东塘路，第1期，决议〔2026〕5号）", "公益支出", -30_000_00),
  line(22, "保洁员工资（4人）", "公益支出", -4_800_00),
  line(25, "村部办公用纸和墨盒", "管理费用", -486_50),
  line(28, "机动地承包费（西坡）", "经营收入", 5_770_95),
];

const WAVES = [0.66, 0.4, 1.1, 0.26, 0.52, 0.8, 0.46, 0.58, 0.93, 0.49, 0.62, 1];

/** Accounts of a month (YYYY-MM) that begin with `openingFen`; each month's amounts differ, the first twelve as in WAVES. */
export function accountsOf(month: string, openingFen: number, index: number) {
  const wave = WAVES[index % 12] ?? 1;
  const rows = USUAL.map(({ day, summary, category, fen }, at) => {
    const amount = Math.round((fen * (fen > 0 ? wave : (wave + 0.9) / 2)) / 10) * 10;
    return {
      date: `${month}-${String(day).padStart(2, "0")}`,
      voucher: `记-${String(at + 1).padStart(4, "0")}`,
      summary,
      category,
      nature: fen > 0 ? "income" : "expense",
      incomeFen: fen > 0 ? amount : null,
      expenseFen: fen > 0 ? null : -amount,
      handler: "吴秀兰",
      witness: "孙国富",
      approver: "李长青",
    };
  });
  const closingFen = rows.reduce((sum, row) => sum + (row.incomeFen ?? 0) - (row.expenseFen ?? 0), openingFen);
  const [year = "", number = ""] = month.split("-");
  const draft = {
    title: `${year}年${Number(number)}月财务收支明细`,
    content: "",
    tables: [{ kind: "monthly-accounts", head: { account: "basic", openingFen }, rows, stated: {} }],
  };
  return { draft, closingFen };
}
