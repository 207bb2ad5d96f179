import type { Notice, Signature } from "../domain/notice.ts";
import { partsOn } from "../domain/officer.ts";
import type { Jurisdictions } from "./jurisdiction.ts";
import type { Clock, Store } from "./ports.ts";
import type { Publisher } from "./publication.ts";

export type Schedule = ReturnType<typeof createSchedule>;

/** Publishes what was set to a time, in the name of the officer who set it (PB4). */
export function createSchedule({
  store,
  jurisdictions,
  publisher,
  clock,
  nameOf,
  log,
}: {
  store: Store;
  jurisdictions: Jurisdictions;
  publisher: Publisher;
  clock: Clock;
  nameOf: (officer: string) => Promise<string>;
  log: (error: unknown) => void;
}) {
  const told = new Set<string>();

  /** Said once, though it is tried again every few seconds. */
  function refused({ id, version }: Notice, code: string): void {
    const key = `${id} ${version} ${code}`;
    if (told.has(key)) return;
    told.add(key);
    log(new Error(`scheduled notice ${id} not published: ${code}`));
  }

  /** Nothing appears in the name of somebody who has left meanwhile: it waits for a successor to publish it (PB4, PB5). */
  async function mayStill({ by, part }: { by: string; part: Signature["part"] }, unit: string): Promise<boolean> {
    const officer = await store.officers.get(by);
    return officer !== undefined && !officer.disabled && partsOn(officer, unit, clock.today()).includes(part);
  }

  async function publishDue(notice: Notice): Promise<void> {
    const copy = notice.workingCopy;
    const here = await jurisdictions.of(notice.unit);
    if (!here || copy?.status.name !== "scheduled" || copy.status.at > clock.now()) return;
    if (!(await mayStill(copy.status, notice.unit))) return refused(notice, "publisher-left");
    const by: Signature = { id: copy.status.by, name: await nameOf(copy.status.by), part: copy.status.part };
    const done = await publisher.commit(here, { kind: "publish", notice, copy, by }, { leapConfirmed: true });
    if (!done.ok) refused(notice, done.error.code);
  }

  return {
    /** Called every few seconds and after a start; what was missed while the machine was off is made up for. */
    async tick(): Promise<void> {
      const now = clock.now();
      for (const row of await store.notices.scheduled()) {
        if (row.publishAt === null || row.publishAt > now) continue;
        const notice = await store.notices.find(row.id);
        if (notice) await publishDue(notice).catch(log);
      }
    },
  };
}
