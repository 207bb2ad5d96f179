import { standingAnswers } from "../domain/checks.ts";
import { typedTable } from "../domain/tables/typed-table.ts";
import type { CatalogItem } from "../domain/catalog.ts";
import type { NoticeState } from "../domain/fold.ts";
import type { Entry } from "../domain/ledger.ts";
import type { Draft, Notice } from "../domain/notice.ts";
import { partsOn, type Officer } from "../domain/officer.ts";
import { decide, isWritable, statusOf, type Action, type Refusal } from "../domain/review.ts";
import { scrubbed, struck } from "../domain/scrub.ts";
import { ok, refuse, type Result } from "../domain/result.ts";
import type { Checked, Checking } from "./checking.ts";
import { startDraft, type DraftWords } from "./drafts.ts";
import type { Jurisdiction, Jurisdictions } from "./jurisdiction.ts";
import { Stale, type Clock, type Store } from "./ports.ts";
import type { Publisher } from "./publication.ts";
import type { Chance } from "./random.ts";

export type NoticeService = ReturnType<typeof createNoticeService>;

/** A notice with all that the desk needs to know of it. */
export type Opened = {
  readonly notice: Notice;
  readonly here: Jurisdiction;
  readonly item: CatalogItem;
  readonly state: NoticeState | undefined;
};

export type Acted = { readonly notice: Notice; readonly entry: Entry | null };

/** Every change to a notice goes through here: load, decide, save (PB1–PB8). */
export function createNoticeService({
  store,
  jurisdictions,
  checking,
  publisher,
  clock,
  chance,
  words,
}: {
  store: Store;
  jurisdictions: Jurisdictions;
  checking: Checking;
  publisher: Publisher;
  clock: Clock;
  chance: Chance;
  words: DraftWords;
}) {
  /** The notice, if this officer's units reach it: others are told that it is not there. */
  async function open(id: string, officer: Officer): Promise<Opened | undefined> {
    const notice = await store.notices.find(id);
    if (!notice || partsOn(officer, notice.unit, clock.today()).length === 0) return undefined;
    return opened(notice);
  }

  async function opened(notice: Notice): Promise<Opened | undefined> {
    const here = await jurisdictions.of(notice.unit);
    const item = here?.item(notice.item);
    if (!here || !item) return undefined;
    return { notice, here, item, state: (await store.ledgers.state(notice.unit)).notices.get(notice.id) };
  }

  const mayWrite = (officer: Officer, unit: string) => partsOn(officer, unit, clock.today()).includes("author");

  return {
    open,

    /** Starts a notice from the last published one of its item. */
    async create(
      wish: { unit: string; item: string; reportingPeriod: string | null; nilReturn?: boolean; draft?: Partial<Draft> },
      officer: Officer,
    ): Promise<Result<Notice, Refusal>> {
      const here = await jurisdictions.of(wish.unit);
      const item = here?.item(wish.item);
      if (!here || !item) return refuse({ code: "not-found" });
      if (!mayWrite(officer, wish.unit)) return refuse({ code: "not-your-part", action: "create" });
      if (here.unit.validUntil !== undefined && here.unit.validUntil < clock.today())
        return refuse({ code: "unit-closed" });
      const at = clock.now();
      const draft = startDraft({
        unitName: here.unit.name,
        held: here.unit.bodies.map(({ kind }) => kind),
        item,
        reportingPeriod: wish.reportingPeriod,
        predecessor: await checking.predecessor(wish.unit, item.id, wish.reportingPeriod),
        nilReturn: wish.nilReturn ?? false,
        words,
      });
      const notice: Notice = {
        v: 1,
        id: `${clock.today().slice(0, 4)}${clock.today().slice(5, 7)}-${chance.symbols(10)}`,
        unit: wish.unit,
        item: item.id,
        createdAt: at,
        createdBy: officer.id,
        editions: [],
        workingCopy: {
          draft: readable({ ...draft, ...wish.draft }),
          status: { name: "draft" },
          trail: [{ type: "create", by: officer.id, part: "author", at }],
          authors: [officer.id],
        },
        acts: [],
        version: 0,
      };
      return ok(await store.notices.save(notice));
    },

    /** Saves what an author wrote; a draft may be wrong, only submission asks (PB6). Throws Stale. */
    async write(
      id: string,
      { version, draft }: { version: number; draft: Draft },
      officer: Officer,
    ): Promise<Result<Notice, Refusal>> {
      const found = await open(id, officer);
      const copy = found?.notice.workingCopy;
      if (!found) return refuse({ code: "not-found" });
      if (!mayWrite(officer, found.notice.unit)) return refuse({ code: "not-your-part", action: "create" });
      if (!copy || !isWritable(copy))
        return refuse({ code: "not-now", action: "create", status: statusOf(found.notice, found.state) });
      if (found.notice.version !== version) throw new Stale(id);
      const authors = copy.authors.includes(officer.id) ? copy.authors : [...copy.authors, officer.id];
      return ok(
        await store.notices.save({ ...found.notice, workingCopy: { ...copy, draft: readable(draft), authors } }),
      );
    },

    /** Does what an officer asks. Throws Stale when somebody else was faster. */
    async act(
      id: string,
      action: Action,
      { version, officer, leapConfirmed = false }: { version: number; officer: Officer; leapConfirmed?: boolean },
    ): Promise<Result<Acted, Refusal>> {
      const found = await open(id, officer);
      if (!found) return refuse({ code: "not-found" });
      const { notice, here, item, state } = found;
      if (notice.version !== version) throw new Stale(id);
      const draft = notice.workingCopy?.draft;
      const checksNow = action.type === "submit" || action.type === "publish" || action.type === "schedule";
      const checked = checksNow && draft ? await checking.check(here, item, draft, id) : undefined;
      const decided = decide(
        action.type === "submit" && checked ? withStandingAnswers(notice, checked) : notice,
        withoutNumbers(action),
        {
          at: clock.now(),
          actor: { id: officer.id, name: officer.name, parts: partsOn(officer, notice.unit, clock.today()) },
          item,
          chain: here.chain(item),
          blocking: checked?.blocking ?? [],
          state,
        },
      );
      if (!decided.ok) return decided;
      if (decided.value.kind === "save")
        return ok({ notice: await store.notices.save(decided.value.notice), entry: null });
      return publisher.commit(here, decided.value, { leapConfirmed });
    },
  };
}

/** A draft as it is kept: figures and days read from whatever was typed, numbers that may not be kept struck out (AU3). */
function readable(draft: Draft): Draft {
  const kept = scrubbed(draft);
  return { ...kept, tables: kept.tables.map((table) => typedTable(table, kept.reportingPeriod)) };
}

/** Reasons are kept and shown: a number that may not be kept is struck out of them as well (AU3). */
const withoutNumbers = (action: Action): Action =>
  "reason" in action && action.reason !== undefined ? { ...action, reason: struck(action.reason) } : action;

/** Answers to faults that were mended since are not published (PB6). */
function withStandingAnswers(notice: Notice, { findings }: Checked): Notice {
  const copy = notice.workingCopy;
  if (!copy) return notice;
  const answers = standingAnswers(findings, copy.draft.answers);
  return { ...notice, workingCopy: { ...copy, draft: { ...copy.draft, answers } } };
}
