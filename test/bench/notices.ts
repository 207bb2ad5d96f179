import { makeView } from "../../server/domain/make-view.ts";
import type { Draft, Notice, Step } from "../../server/domain/notice.ts";
import type { ViewHashes } from "../../server/domain/ledger.ts";
import { viewHash, type View, type ViewAudience } from "../../server/domain/view.ts";
import { accountsOf } from "../support/accounts.ts";

const CODE_SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The check code of the nth sheet. */
export const codeOf = (n: number): string =>
  Array.from({ length: 8 }, (_, place) => CODE_SYMBOLS[Math.floor(n / 32 ** (7 - place)) % 32]).join("");

const TEXTS = [
  "2026年11月5日村民代表会议到会30人，赞成28票，反对2票，同意东塘按原价续包三年，承包费每年 18,000.00 元，合同签好后另行公布。",
  "村民代表会议通过二组水渠清淤方案，用工18个，每个工160元，共 2,880.00 元，从公益支出中列支，完工后由村务监督委员会验收。",
  "三组路灯维修由村里自己买材料，材料费 1,268.00 元，电工义务安装。哪一盏不亮，请告诉组长或打村部电话。",
  "村道硬化工程第1期进度款 30,000.00 元，按决议〔2026〕5号支付，质量由村务监督委员会和村民代表三人一起看过。",
];

export const textDraft = (index: number): Draft => {
  const text = TEXTS[index % TEXTS.length] ?? "";
  return draftOf({
    title: `村民代表会议决议第${index + 1}号`,
    content: `${text}\n有疑问请在公示期内提出。`,
    item: "assembly-resolution",
  });
};

export const draftOf = ({
  title,
  content,
  item,
  ...more
}: { title: string; content: string; item: string } & Partial<Draft>): Draft => ({
  title,
  content,
  issuingBody: item === "monthly-accounts" ? "collective" : "villagers-committee",
  reportingPeriod: null,
  eventDay: null,
  noticePeriod: null,
  tables: [],
  answers: [],
  nilReturn: false,
  confidentiality: { attribute: "proactive", reason: "依法主动公开" },
  scope: "public",
  withoutMedia: [],
  ...more,
});

/** What the nth notice of a folder says. */
export type Making = (index: number) => { draft: Draft; views: Record<ViewAudience, View> };

/** Every sixteenth notice is a month's accounts with eleven rows, the others are resolutions of a paragraph or two. */
export function alike(index: number): ReturnType<Making> {
  const kind = index % 16 === 0 ? 100 + ((index / 16) % 12) : index % TEXTS.length;
  const found = kept.get(kind);
  if (found) return found;
  const month = `2026-${String((kind % 12) + 1).padStart(2, "0")}`;
  const draft =
    kind < 100
      ? textDraft(kind)
      : draftOf({ item: "monthly-accounts", reportingPeriod: month, ...accountsOf(month, 18_643_260, kind).draft });
  const view = (audience: ViewAudience) => makeView({ draft, audience, salt: "" });
  const fresh = { draft, views: { village: view("village"), public: view("public") } };
  kept.set(kind, fresh);
  return fresh;
}
const kept = new Map<number, { draft: Draft; views: Record<ViewAudience, View> }>();

export const approvedTrail = (at: string): readonly Step[] => [
  { type: "create", by: "o-author", part: "author", at },
  { type: "submit", by: "o-author", part: "author", at, stage: "author" },
  { type: "approve", by: "o-supervisor", part: "supervisor", at, stage: "supervision" },
  { type: "approve", by: "o-approver", part: "approver", at, stage: "approval" },
];

/** A notice that was published; its views differ from others of the same text by salt and hash. */
export function publishedNotice({
  id,
  unit,
  at,
  index,
  salt,
  making = alike,
}: {
  id: string;
  unit: string;
  at: string;
  index: number;
  salt: string;
  making?: Making | undefined;
}): { notice: Notice; views: ViewHashes } {
  const { draft, views } = making(index);
  const salted = (audience: ViewAudience): View => {
    const view = { ...views[audience], salt: `${salt}${audience}` };
    return { ...view, hash: viewHash(view) };
  };
  const both = { village: salted("village"), public: salted("public") };
  const edition = {
    ordinal: 1,
    draft,
    trail: [...approvedTrail(at), { type: "publish" as const, by: "o-approver", part: "approver" as const, at }],
    authors: ["o-author"],
    issuingBodyName: "清溪镇柳塘村村民委员会",
    publishedBy: { id: "o-approver", name: "李长青", part: "approver" as const },
    reviewedBy: [
      { id: "o-supervisor", name: "陈水根", part: "supervisor" as const },
      { id: "o-approver", name: "李长青", part: "approver" as const },
    ],
    views: both,
  };
  const item = draft.reportingPeriod === null ? "assembly-resolution" : "monthly-accounts";
  const notice: Notice = {
    v: 1,
    id,
    unit,
    item,
    createdAt: at,
    createdBy: "o-author",
    editions: [edition],
    workingCopy: null,
    acts: [],
    version: 3,
  };
  return { notice, views: { village: both.village.hash, public: both.public.hash } };
}

/** A notice of text that was approved and waits for publication. */
export const approvedNotice = ({
  id,
  unit,
  at,
  draft,
}: {
  id: string;
  unit: string;
  at: string;
  draft: Draft;
}): Notice => ({
  v: 1,
  id,
  unit,
  item: "assembly-resolution",
  createdAt: at,
  createdBy: "o-author",
  editions: [],
  workingCopy: { draft, status: { name: "approved" }, trail: approvedTrail(at), authors: ["o-author"] },
  acts: [],
  version: 0,
});
