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
  /** What is written, seen what the draft begins with. */
  readonly written: (begun: Draft) => Partial<Draft>;
};

/** Takes one demo notice along the way every notice goes; a refusal is a fault of the demo and throws, named. */
export function createPen({ office, here, people }: { office: Office; here: Jurisdiction; people: DemoPeople }) {
  const { notices } = office;
  const ids = new Map<string, string>();

  async function current(key: string): Promise<Notice> {
    const id = ids.get(key);
    const found = id && (await notices.open(id, people("author")));
    if (!found) throw new Error(`demo notice ${key} is not there`);
    return found.notice;
  }

  async function act(key: string, action: Action, part: Part): Promise<Notice> {
    const notice = await current(key);
    const done = await notices.act(notice.id, action, { version: notice.version, officer: people(part) });
    if (!done.ok) throw refused(key, action.type, done.error);
    return done.value.notice;
  }

  async function write(key: string, written: Beginning["written"]): Promise<void> {
    const { id, version, workingCopy } = await current(key);
    if (!workingCopy) throw new Error(`demo notice ${key} has no working copy`);
    const draft = { ...workingCopy.draft, ...written(workingCopy.draft) };
    const saved = await notices.write(id, { version, draft }, people("author"));
    if (!saved.ok) throw refused(key, "write", saved.error);
  }

  return {
    act,
    write,
    async begin({ key, item, reportingPeriod, nilReturn = false, written }: Beginning): Promise<void> {
      const wish = { unit: here.unit.code, item, reportingPeriod, nilReturn };
      const made = await notices.create(wish, people("author"));
      if (!made.ok) throw refused(key, "create", made.error);
      ids.set(key, made.value.id);
      await write(key, written);
    },
    publish: (key: string) => act(key, { type: "publish" }, "author"),
  };
}

const refused = (key: string, what: string, refusal: Refusal): Error =>
  new Error(`demo notice ${key}, ${what}: ${JSON.stringify(refusal)}`);
