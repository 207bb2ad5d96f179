import type { CheckContext } from "../../server/domain/checks.ts";
import type { Draft } from "../../server/domain/notice.ts";
import type { Row, TableContext, TableDraft } from "../../server/domain/tables/table.ts";
import type { Unit } from "../../server/domain/unit.ts";
import { facts, itemOf, packOf } from "./facts.ts";

export const village: Unit = {
  code: "330899102201",
  name: "柳塘村",
  bodies: [
    { kind: "collective", name: "柳塘村股份经济合作社", from: "2020-01-01" },
    { kind: "villagers-committee", name: "柳塘村村民委员会", from: "2020-01-01" },
  ],
  validFrom: "2020-01-01",
  channel: { countyHotlines: ["12345"] },
  since: "2025-01-01",
};

/** The accounts of September 2026 as in the mockup of the editor, without its faults. */
export const september: TableDraft = {
  kind: "monthly-accounts",
  profile: "full",
  head: { account: "basic", openingFen: 18643260 },
  rows: [
    line("2026-09-02", "收-01", "鱼塘承包费（东塘，下半年，合同2026-3）", 1800000, null, 20443260),
    line("2026-09-04", "付-01", "村部电费（8月）", null, 61240, 20382020),
    line("2026-09-07", "付-02", "二组水渠清淤", null, 288000, 20094020),
    line("2026-09-10", "收-02", "镇拨人居环境整治补助", 2500000, null, 22594020),
    line("2026-09-11", "付-03", "垃圾清运费（8月，12车）", null, 360000, 22234020),
    line("2026-09-15", "付-04", "三组路灯维修材料", null, 126800, 22107220),
  ],
  stated: { incomeFen: 4300000, expenseFen: 836040, closingFen: 22107220 },
};

function line(
  date: string,
  voucher: string,
  summary: string,
  incomeFen: number | null,
  expenseFen: number | null,
  balanceFen: number,
): Row {
  return { date, voucher, summary, incomeFen, expenseFen, balanceFen, handler: "赵连山", approver: "吴秀兰" };
}

/** The table with some rows changed in some cells. */
export const withCells = (table: TableDraft, changes: Readonly<Record<number, Row>>): TableDraft => ({
  ...table,
  rows: table.rows.map((row, index) => ({ ...row, ...changes[index] }) as Row),
});

export const tableContext: TableContext = {
  reportingPeriod: "2026-09",
  pack: packOf("nation"),
  decisionThresholdFen: 500000,
  supervisors: ["周桂芳"],
  today: "2026-10-10",
};

export const draftOf = (more: Partial<Draft> = {}): Draft => ({
  title: "柳塘村2026年9月财务收支明细公布表",
  content: "",
  issuingBody: "collective",
  reportingPeriod: "2026-09",
  eventDay: null,
  noticePeriod: null,
  tables: [september],
  answers: [],
  nilReturn: false,
  confidentiality: { attribute: "proactive", reason: "依法应当公开" },
  scope: "members",
  withoutMedia: [],
  ...more,
});

export const checkContext = (more: Partial<CheckContext> = {}): CheckContext => ({
  draft: draftOf(),
  item: itemOf("monthly-accounts"),
  unit: village,
  pack: packOf("nation"),
  calendar: facts.calendar,
  today: "2026-10-10",
  supervisors: ["周桂芳"],
  ...more,
});
