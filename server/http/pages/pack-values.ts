import type { RulePack, Term } from "../../domain/rule-pack.ts";
import { formatMoney } from "../../domain/money.ts";

type Value = { readonly label: string; readonly text: string; readonly source: string };

const LEVELS = [
  ["village", "村"],
  ["group", "组"],
  ["township", "乡镇"],
  ["county", "县"],
] as const;

const termText = ({ days, unit }: Term): string => `${days} ${unit === "working" ? "个工作日" : "天"}`;

const term = (label: string, value: Term | null, none: string): Value =>
  value ? { label, text: termText(value), source: value.source } : { label, text: none, source: "" };

/** A rule pack as an administrator reads it: each value with where it comes from. Nobody changes it here. */
export function packValues(pack: RulePack, nameOf: (item: string) => string) {
  const { due, counting, objections, monthlyAccounts } = pack;
  const cycle = (label: string, { month, day, source }: { month: number; day: number; source: string }): Value => ({
    label,
    text: `期后第 ${month} 个月 ${day} 日前`,
    source,
  });
  const values: readonly Value[] = [
    {
      label: "编号写法",
      text: pack.numberForm.replace("{unit}", "某村").replace("{year}", "2026").replace("{number}", "1"),
      source: "",
    },
    cycle("每月公开的", due.monthly),
    cycle("每季公开的", due.quarterly),
    cycle("每半年公开的", due["half-yearly"]),
    cycle("每年公开的", due.yearly),
    term("随时公开的", due["on-occurrence"], ""),
    term("长期挂着的", due.standing, ""),
    {
      label: "怎么数日子",
      text: `${counting.countFirstDay ? "当天算" : "当天不算，从第二天数"}；最后一天遇法定假日${counting.rollEndOnHoliday ? "顺延" : "不顺延"}`,
      source: counting.source,
    },
    term("至少挂多久", pack.keepAtLeast, "按各事项"),
    term("村民多久内提意见", objections.raise, "不限"),
    term("多久答复村民", objections.reply, ""),
    term("乡镇多久答复", objections.townshipReply, ""),
    ...LEVELS.map(([level, name]) => ({
      label: `审核（${name}）`,
      text: pack.reviewChain[level].stages.map(({ label }) => label).join("，"),
      source: pack.reviewChain[level].source,
    })),
    { label: "镇、县的公告最晚几天公开", text: termText(pack.governmentDue), source: pack.governmentDue.source },
    { label: "乡镇都要审", text: pack.townshipReview ? "是" : "只审目录写明的", source: "" },
    {
      label: "村内码",
      text: pack.villagePass.on ? `开，${pack.villagePass.days} 天有效` : "关",
      source: pack.villagePass.source,
    },
    {
      label: "多少钱以上要附决议",
      text: `${formatMoney(monthlyAccounts.decisionThresholdFen)} 元`,
      source: monthlyAccounts.source,
    },
    { label: "屏幕断网多久收起名单", text: `${pack.maxStaleHours} 小时`, source: "" },
  ];
  return {
    heading: `${pack.name}的规则`,
    values,
    items: Object.entries(pack.itemOverrides).map(([id, { source }]) => ({ name: nameOf(id), source })),
  };
}
