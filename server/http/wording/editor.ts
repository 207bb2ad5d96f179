import type { BodyKind, Medium, Posting, Scope } from "../../domain/catalog.ts";
import { bodyOn, type Unit } from "../../domain/unit.ts";

/** Where a notice hangs, as the author ticks it. */
export const MEDIA_LABELS: Readonly<Record<Medium, string>> = {
  sheet: "公开栏的纸",
  kiosk: "触摸屏",
  tv: "电视",
  web: "手机网页",
  feed: "网上订阅",
  slip: "明白卡",
  voice: "广播",
  meeting: "会上念",
};

export const SCOPE_LABELS: Readonly<Record<Scope, string>> = {
  public: "谁都能看",
  villagers: "村民",
  members: "集体经济组织成员",
  party: "只在党内",
};

const BODY_LABELS: Readonly<Record<BodyKind, string>> = {
  "party-branch": "村党组织",
  "villagers-committee": "村民委员会",
  "supervision-committee": "村务监督委员会",
  collective: "村集体经济组织",
  "election-committee": "村民选举委员会",
  "township-government": "乡镇人民政府",
  "county-government": "县人民政府",
  "villagers-group": "村民小组",
};

/** What a kind of body is called. */
export const bodyKindLabel = (kind: BodyKind): string => BODY_LABELS[kind];

/** The body's own name on a day; its kind in words while the unit has none of it. */
export const bodyLabel = (unit: Unit, kind: BodyKind, day: string): string =>
  bodyOn(unit, kind, day)?.name ?? BODY_LABELS[kind];

const dayWord = (unit: Posting["unit"]): string => (unit === "working" ? "个工作日" : "天");

/** How long a notice hangs, in words: 挂 7 天, 挂到下一期，至少 10 天. */
export function postingLabel(posting: Posting): string {
  if (posting.until === "days") return `挂 ${posting.days} ${dayWord(posting.unit)}`;
  const least = `至少 ${posting.minDays} ${dayWord(posting.unit)}`;
  return posting.until === "replaced" ? `挂到下一期，${least}` : `挂到事情办完，${least}`;
}
