import type { Draft, Notice } from "../domain/notice.ts";
import type { Part } from "../domain/officer.ts";
import type { Action, Refusal } from "../domain/review.ts";
import type { Office } from "../office.ts";
import type { Jurisdiction } from "../services/jurisdiction.ts";
import type { DemoPeople } from "./settle.ts";

export type Pen = ReturnType<typeof createPen>;

export type Beginning = {
  readonly key: string;
  readonly item: string;
  readonly reportingPeriod: string | null;
  readonly nilReturn?: boolean;
  readonly draft?: Partial<Draft>;
  /** What is written next, seen what the draft begins with. */
  readonly written?: (begun: Draft) => Partial<Draft>;
};

/**
 * Takes one demo notice along the way every notice goes; a refusal is a fault of the demo and throws, named. Where months
 * passed since the last line, its officers say that the clock is right.
 */
export function createPen({ office, here, people }: { office: Office; here: Jurisdiction; people: DemoPeople }) {
  const { notices } = office;
  const ids = new Map<string, string>();
  const officer = (part: Part) => people(part, here.unit.code);

  async function current(key: string): Promise<Notice> {
    const id = ids.get(key);
    const found = id && (await notices.open(id, officer("author")));
    if (!found) throw new Error(`demo notice ${key} is not there`);
    return found.notice;
  }

  async function act(key: string, action: Action, part: Part): Promise<Notice> {
    const notice = await current(key);
    const done = await notices.act(notice.id, action, {
      version: notice.version,
      officer: officer(part),
      leapConfirmed: true,
    });
    if (!done.ok) throw await refused(key, action.type, done.error, notice);
    return done.value.notice;
  }

  async function write(key: string, written: (begun: Draft) => Partial<Draft>): Promise<void> {
    const { id, version, workingCopy } = await current(key);
    if (!workingCopy) throw new Error(`demo notice ${key} has no working copy`);
    const draft = { ...workingCopy.draft, ...written(workingCopy.draft) };
    const saved = await notices.write(id, { version, draft }, officer("author"));
    if (!saved.ok) throw await refused(key, "write", saved.error);
  }

  /** With what the checks say, so that a fault of the data is found at once. */
  async function refused(key: string, what: string, refusal: Refusal, notice?: Notice): Promise<Error> {
    const item = notice && here.item(notice.item);
    const draft = notice?.workingCopy?.draft;
    const findings = item && draft ? (await office.checking.check(here, item, draft, notice.id)).blocking : [];
    return new Error(`demo ${here.unit.name} ${key}, ${what}: ${JSON.stringify({ refusal, findings })}`);
  }

  return {
    act,
    write,
    async begin({ key, item, reportingPeriod, nilReturn = false, draft, written }: Beginning): Promise<void> {
      const wish = { unit: here.unit.code, item, reportingPeriod, nilReturn, ...(draft && { draft }) };
      const made = await notices.create(wish, officer("author"));
      if (!made.ok) throw await refused(key, "create", made.error);
      ids.set(key, made.value.id);
      if (written) await write(key, written);
    },
    publish: (key: string) => act(key, { type: "publish" }, "author"),
    idOf: (key: string): string => ids.get(key) ?? "",

    /** Hangs a township's notice here. */
    async hang(id: string): Promise<void> {
      const version = (await office.reposts.above(id))?.notice.version ?? 0;
      const hung = await office.reposts.hang(here.unit.code, id, {
        officer: officer("author"),
        version,
        leapConfirmed: true,
      });
      if (!hung.ok) throw new Error(`demo ${here.unit.name} hangs ${id}: ${JSON.stringify(hung.error)}`);
    },
  };
}
