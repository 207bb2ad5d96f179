import type { Edition, Notice, Step } from "../../server/domain/notice.ts";
import { viewHash, type View, type ViewAudience } from "../../server/domain/view.ts";
import type { Entry } from "../../server/domain/ledger.ts";
import type { Store } from "../../server/services/ports.ts";

export const VILLAGE = "330899102201";
export const OTHER_VILLAGE = "330899102202";
export const AT = "2026-11-02T02:00:00.000Z";
export const DAY = "2026-11-02";

const SYMBOLS = "0123456789abcdefghjkmnpqrstvwxyz";

export const idOf = (n: number, month = "202611"): string =>
  `${month}-${Array.from({ length: 10 }, (_, place) => SYMBOLS[Math.floor(n / 32 ** (9 - place)) % 32]).join("")}`;

const draftOf = (title: string) => ({
  title,
  content: "各户可来村部核对。",
  issuingBody: "villagers-committee" as const,
  reportingPeriod: "2026-10",
  eventDay: null,
  noticePeriod: null,
  tables: [],
  answers: [],
  nilReturn: false,
  confidentiality: { attribute: "proactive" as const, reason: "依法主动公开" },
  scope: "public" as const,
  withoutMedia: [],
});

const APPROVED: readonly Step[] = [
  { type: "submit", by: "o-author", part: "author", at: AT },
  { type: "approve", by: "o-approver", part: "approver", at: AT, stage: "approval" },
];

/** A notice that was approved and waits for publication. */
export const approvedNotice = (id: string, { unit = VILLAGE, title = "十月收支" } = {}): Notice => ({
  v: 1,
  id,
  unit,
  item: "monthly-accounts",
  createdAt: AT,
  createdBy: "o-author",
  editions: [],
  workingCopy: { draft: draftOf(title), status: { name: "approved" }, trail: APPROVED, authors: ["o-author"] },
  acts: [],
  version: 0,
});

const viewOf = (audience: ViewAudience, title: string): View => {
  const view = {
    v: 1 as const,
    audience,
    maskRules: 1,
    salt: `salt-${audience}`,
    title,
    paragraphs: [],
    tables: [],
    remarks: [],
  };
  return { ...view, hash: viewHash(view) };
};

export const editionOf = (notice: Notice, ordinal = 1): Edition => {
  const copy = notice.workingCopy;
  if (!copy) throw new Error("no working copy");
  const approver = { id: "o-approver", name: "赵连山", part: "approver" as const };
  return {
    ordinal,
    draft: copy.draft,
    trail: [...copy.trail, { type: "publish", by: "o-approver", part: "approver", at: AT }],
    authors: copy.authors,
    ...(copy.correction ? { correction: copy.correction } : {}),
    issuingBodyName: "柳塘村村民委员会",
    publishedBy: approver,
    reviewedBy: [approver],
    views: { village: viewOf("village", copy.draft.title), public: viewOf("public", copy.draft.title) },
  };
};

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const codeOf = (n: number) =>
  Array.from({ length: 8 }, (_, place) => CROCKFORD[Math.floor(n / 32 ** (7 - place)) % 32]).join("");

/** Publishes as the service does: in the unit's turn, one save, one append. */
export async function publish(store: Store, id: string, at = AT): Promise<Entry> {
  const unit = await store.notices.unitOf(id);
  if (!unit) throw new Error(`no notice ${id}`);
  return store.inTurn(unit, async () => {
    const notice = await store.notices.find(id);
    if (!notice) throw new Error(`no notice ${id}`);
    const state = await store.ledgers.state(unit);
    const expect = state.head.sequence;
    const edition = editionOf(notice);
    await store.notices.save({ ...notice, editions: [edition], workingCopy: null });
    return store.ledgers.append(unit, {
      expect,
      at,
      day: DAY,
      by: ["o-approver"],
      event: {
        kind: "published",
        notice: id,
        edition: 1,
        number: { year: 2026, number: (state.lastNumbers.get(2026) ?? 0) + 1 },
        item: notice.item,
        reportingPeriod: "2026-10",
        nil: false,
        period: { from: "2026-11-03", until: "2026-11-12" },
        views: { village: edition.views.village.hash, public: edition.views.public.hash },
        code: codeOf(expect + 1),
      },
    });
  });
}

export async function published(store: Store, n: number, unit = VILLAGE): Promise<Entry> {
  const id = idOf(n);
  await store.notices.save(approvedNotice(id, { unit }));
  return publish(store, id);
}
