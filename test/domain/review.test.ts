import { describe, expect, it } from "vitest";
import type { NoticeState } from "../../server/domain/fold.ts";
import type { Notice } from "../../server/domain/notice.ts";
import type { Part } from "../../server/domain/officer.ts";
import { decide, type Action, type Circumstances } from "../../server/domain/review.ts";
import { reviewStagesOf } from "../../server/domain/rule-pack.ts";
import { draftOf } from "../support/drafts.ts";
import { itemOf, packOf } from "../support/facts.ts";

const item = itemOf("monthly-accounts");
const AT = "2026-10-12T02:00:00.000Z";

const wu = { id: "wu", name: "吴秀兰", parts: ["author"] as Part[] };
const chen = { id: "chen", name: "陈水根", parts: ["supervisor"] as Part[] };
const li = { id: "li", name: "李长青", parts: ["approver"] as Part[] };
const zhou = { id: "zhou", name: "周文渊", parts: ["overseer"] as Part[] };

const drafted: Notice = {
  v: 1,
  id: "202610-abcdefghjk",
  unit: "330899102201",
  item: item.id,
  createdAt: AT,
  createdBy: "wu",
  editions: [],
  workingCopy: {
    draft: draftOf(),
    status: { name: "draft" },
    trail: [{ type: "create", by: "wu", part: "author", at: AT }],
    authors: ["wu"],
  },
  acts: [],
  version: 1,
};

const live: NoticeState = {
  notice: drafted.id,
  item: item.id,
  number: { year: 2026, number: 1 },
  reportingPeriod: "2026-09",
  nil: false,
  edition: 1,
  standing: "live",
  frozenBy: [],
  period: { from: "2026-10-13", until: "replaced" },
  views: { village: "v", public: "p" },
  code: "00000000",
  cause: null,
  hiddenEditions: [],
  firstDay: "2026-10-12",
  changedDay: "2026-10-12",
  changedBy: 1,
};

const circumstances = (actor: Circumstances["actor"], more: Partial<Circumstances> = {}): Circumstances => ({
  at: AT,
  actor,
  item,
  chain: reviewStagesOf(item, packOf("nation"), "village"),
  blocking: [],
  state: undefined,
  ...more,
});

const ask = (notice: Notice, actor: Circumstances["actor"], action: Action, more: Partial<Circumstances> = {}) =>
  decide(notice, action, circumstances(actor, more));

/** The notice after actions that all have to succeed. */
function after(notice: Notice, ...steps: [Circumstances["actor"], Action][]): Notice {
  return steps.reduce((current, [actor, action]) => {
    const decided = ask(current, actor, action);
    if (!decided.ok) throw new Error(`${action.type}: ${decided.error.code}`);
    return decided.value.notice;
  }, notice);
}

const submitted = after(drafted, [wu, { type: "submit" }]);
const approved = after(submitted, [chen, { type: "approve" }], [li, { type: "approve" }]);

describe("review", () => {
  it("[PB5] passes self-check, supervisor and approver in this order and is then approved", () => {
    expect(submitted.workingCopy?.status).toEqual({ name: "in-review", stage: 1 });
    expect(ask(submitted, li, { type: "approve" })).toMatchObject({ ok: false, error: { code: "not-your-part" } });
    expect(approved.workingCopy?.status).toEqual({ name: "approved" });
    expect(approved.workingCopy?.trail.map(({ type, part }) => `${type}/${part}`)).toEqual([
      "create/author",
      "submit/author",
      "approve/supervisor",
      "approve/approver",
    ]);
  });

  it("[PB5] nobody reviews what he wrote, nor reviews twice, whatever parts he has", () => {
    const both = { ...wu, parts: ["author", "supervisor"] as Part[] };
    expect(ask(submitted, both, { type: "approve" })).toMatchObject({ ok: false, error: { code: "own-work" } });
    const twice = { ...chen, parts: ["supervisor", "approver"] as Part[] };
    const once = after(submitted, [twice, { type: "approve" }]);
    expect(ask(once, twice, { type: "approve" })).toMatchObject({ ok: false, error: { code: "same-reviewer" } });
  });

  it("[PB5] the supervisor never publishes; the author may, once all have approved", () => {
    expect(ask(approved, chen, { type: "publish" })).toMatchObject({ ok: false, error: { code: "not-your-part" } });
    expect(ask(approved, wu, { type: "publish" })).toMatchObject({
      ok: true,
      value: { kind: "publish", by: { id: "wu" } },
    });
    expect(ask(submitted, wu, { type: "publish" })).toMatchObject({ ok: false, error: { code: "not-now" } });
  });

  it("[PB6] findings that still block stop submission", () => {
    const blocking = [{ code: "title-missing", severity: "hard" } as const];
    expect(ask(drafted, wu, { type: "submit" }, { blocking })).toEqual({
      ok: false,
      error: { code: "findings", findings: blocking },
    });
  });

  it("a return says why, goes back to the author, and the review begins anew", () => {
    expect(ask(submitted, chen, { type: "return", reason: " " })).toMatchObject({ error: { code: "reason-missing" } });
    const returned = after(submitted, [chen, { type: "return", reason: "第三行没有凭证号" }]);
    expect(returned.workingCopy?.status).toEqual({ name: "returned", reason: "第三行没有凭证号", by: "chen" });
    const again = after(returned, [wu, { type: "submit" }], [chen, { type: "approve" }]);
    expect(again.workingCopy?.status).toEqual({ name: "in-review", stage: 2 });
  });

  it("the author calls back what nobody has published", () => {
    expect(after(submitted, [wu, { type: "recall" }]).workingCopy?.status).toEqual({ name: "draft" });
    expect(ask(drafted, wu, { type: "recall" })).toMatchObject({ error: { code: "not-now" } });
  });

  it("publication is set to a time that lies ahead, and taken off again", () => {
    const past: Action = { type: "schedule", publishAt: AT };
    expect(ask(approved, li, past)).toMatchObject({ error: { code: "time-passed" } });
    const set = after(approved, [li, { type: "schedule", publishAt: "2026-10-13T00:00:00.000Z" }]);
    expect(set.workingCopy?.status).toMatchObject({ name: "scheduled", by: "li" });
    expect(after(set, [li, { type: "unschedule" }]).workingCopy?.status).toEqual({ name: "approved" });
  });
});

describe("what is published", () => {
  const published: Notice = { ...drafted, workingCopy: null };

  it("[PB7] approver, supervisor and township freeze; a different person releases", () => {
    for (const actor of [li, chen, zhou]) {
      expect(ask(published, actor, { type: "freeze", reason: "有人反映金额不对" }, { state: live })).toMatchObject({
        ok: true,
        value: { kind: "act", event: { kind: "frozen", edition: 1 } },
      });
    }
    const frozen: NoticeState = { ...live, standing: "frozen", frozenBy: ["chen"] };
    const release: Action = { type: "release", reason: "核实过，没有错" };
    expect(ask(published, chen, release, { state: frozen })).toMatchObject({ error: { code: "same-person-releases" } });
    expect(ask(published, li, release, { state: frozen })).toMatchObject({
      ok: true,
      value: { event: { kind: "released" } },
    });
    expect(ask(published, wu, { type: "freeze", reason: "想改一改" }, { state: live })).toMatchObject({
      error: { code: "not-your-part" },
    });
  });

  it("[PB8] withdrawal needs a reason and happens once", () => {
    expect(ask(published, li, { type: "withdraw", reason: "" }, { state: live })).toMatchObject({
      error: { code: "reason-missing" },
    });
    expect(ask(published, li, { type: "withdraw", reason: "项目取消" }, { state: live })).toMatchObject({ ok: true });
    const gone: NoticeState = { ...live, standing: "withdrawn" };
    expect(ask(published, li, { type: "withdraw", reason: "项目取消" }, { state: gone })).toMatchObject({
      error: { code: "not-now" },
    });
  });
});
