/** The accounts of October 2026 as a draft, near the mockup of a phone's notice page. */
const line = (
  date: string,
  voucher: string,
  summary: string,
  category: string,
  incomeFen: number,
  expenseFen: number,
) => ({
  date,
  voucher,
  summary,
  category,
  nature: incomeFen > 0 ? "income" : "expense",
  incomeFen: incomeFen || null,
  expenseFen: expenseFen || null,
  handler: "吴秀兰",
  witness: "孙国富",
  approver: "李长青",
});

export const octoberAccounts = {
  title: "2026年10月财务收支明细",
  content: "",
  tables: [
    {
      kind: "monthly-accounts",
      head: { account: "basic", openingFen: 18643260 },
      rows: [
        line("2026-10-02", "收-01", "鱼塘承包费（东塘，下半年，合同2026-3）", "经营收入", 1800000, 0),
        line("2026-10-04", "付-01", "村部电费（9月）", "管理费用", 0, 61240),
        line("2026-10-07", "付-02", "二组水渠清淤工钱（18个工）", "公益支出", 0, 288000),
        line("2026-10-10", "收-02", "镇拨人居环境整治补助（清财〔2026〕31号）", "补助收入", 2500000, 0),
        line("2026-10-11", "付-03", "垃圾清运费（9月，12车）", "公益支出", 0, 360000),
        line("2026-10-15", "付-04", "三组路灯维修材料", "公益支出", 0, 126800),
        line("2026-10-18", "付-05", "重阳慰问80岁老人（23人）", "公益支出", 0, 460000),
        line("2026-10-22", "付-06", "保洁员工资（4人，10月）", "公益支出", 0, 480000),
      ],
      stated: {},
    },
  ],
};

/** A subsidy list with a column for each class of personal data that a published table may hold. */
export const subsidy = {
  title: "2026年耕地地力保护补贴发放公示",
  content: "2026年度补贴每亩 98.60 元，各户面积和金额列在下面，有疑问请在公示期内提出。",
  tables: [
    {
      kind: "plain-table",
      columns: [
        { key: "no", label: "序号", type: "count", class: "open" },
        { key: "group", label: "组别", type: "text", class: "open" },
        { key: "name", label: "户主", type: "person", class: "name" },
        { key: "area", label: "面积（亩）", type: "area", class: "open", sum: true },
        { key: "money", label: "金额（元）", type: "money", class: "open", sum: true },
        { key: "note", label: "家庭情况", type: "text", class: "in-village" },
      ],
      head: {},
      rows: [
        { no: 1, group: "一组", name: "欧阳㛃华", area: 326, money: 32144, note: "家里四口人种地甲" },
        { no: 2, group: "一组", name: "周桂芳", area: 410, money: 40426, note: "家里两口人种地乙" },
        { no: 3, group: "四组", name: "吴长河", area: 213, money: 21002, note: "家里三口人种地丙" },
      ],
      stated: {},
    },
  ],
};

export const resolution = {
  title: "村民代表会议决议：东塘续包",
  content:
    "2026年11月5日村民代表会议到会30人，赞成28票，反对2票，同意东塘按原价续包三年。\n承包费每年 18,000.00 元，合同签好后另行公布。",
};
