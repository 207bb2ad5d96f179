import type { Entry } from "../domain/ledger.ts";
import type { Paper } from "../domain/paper.ts";
import type { Affairs } from "../domain/catalog.ts";
import { isForFileOnly } from "../domain/shown.ts";
import type { UnitCode } from "../domain/unit.ts";
import type { NoticeShown } from "./boards.ts";
import type { Clock, Store } from "./ports.ts";
import type { Chance } from "./random.ts";
import type { SheetService } from "./sheets.ts";

export type MonthPrints = ReturnType<typeof createMonthPrints>;

/** A notice that can be printed. */
export type Printable = {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly affairs: Affairs;
  readonly day: string;
  /** It is for the file (A4) alone: a list of persons after its end hangs no more (PB9). */
  readonly fileOnly: boolean;
};

export type PrintOrder = {
  readonly unit: UnitCode;
  readonly month: string;
  readonly paper: Paper;
  /** Each notice begins on a front page; only A4 is printed on both sides. */
  readonly bothSides: boolean;
  readonly notices: readonly string[];
};

/** One month's sheets in one PDF, while it is made and after. */
export type PrintJob = {
  readonly id: string;
  readonly officer: string;
  readonly order: PrintOrder;
  readonly startedAt: string;
  readonly total: number;
  state: "running" | "done" | "cancelled" | "failed";
  /** Sheets dealt with, failed ones too. */
  done: number;
  /** What is in hand. */
  now: string;
  readonly failed: { readonly title: string; readonly why: "gone" | "not-printed" }[];
  pdf: Uint8Array | undefined;
};

/** What this service asks of print/. */
export type VolumeMaker = (parts: { title: string; bothSides: boolean }) => Promise<{
  add(sheet: { title: string; pdf: Uint8Array }): Promise<void>;
  finish(): Promise<Uint8Array>;
}>;

/** Finished ones are kept so long as there are not more of them; all are gone after a restart and quickly made again. */
const MOST_JOBS = 12;

/** 打印本月全部: one job an officer at a time, in memory; the kept sheets are bound, and what is missing is printed first. */
export function createMonthPrints({
  sheets,
  store,
  clock,
  chance,
  openVolume,
  log,
}: {
  sheets: Pick<SheetService, "boardCopy" | "onPaper">;
  store: Pick<Store, "ledgers">;
  clock: Clock;
  chance: Chance;
  openVolume: VolumeMaker;
  log: (error: unknown) => void;
}) {
  const jobs = new Map<string, PrintJob>();

  async function monthStates(unit: UnitCode) {
    const { notices } = await store.ledgers.state(unit);
    return [...notices.values()].filter(({ standing }) => standing === "live");
  }

  async function run(job: PrintJob, titleOf: (job: PrintJob, unitName: string) => string): Promise<void> {
    const { unit, paper, bothSides, notices, month } = job.order;
    const known = new Map((await printable(unit, month)).map((each) => [each.id, each]));
    const first = await sheets.onPaper(notices[0] ?? "", unit, "A4");
    const volume = await openVolume({
      title: titleOf(job, first?.unit.name ?? ""),
      bothSides: bothSides && paper === "A4",
    });
    for (const id of notices) {
      if (job.state !== "running") return;
      const title = known.get(id)?.title ?? id;
      job.now = title;
      try {
        const copy = await sheets.boardCopy(id, unit, paper);
        if (copy) await volume.add({ title: nameOf(copy.found), pdf: copy.pdf });
        else job.failed.push({ title, why: "gone" });
      } catch (error) {
        log(error);
        job.failed.push({ title, why: "not-printed" });
      }
      job.done += 1;
    }
    if (job.state !== "running") return;
    if (job.failed.length === job.total) {
      job.state = "failed";
      return;
    }
    const pdf = await volume.finish();
    if (isCancelled(job)) return;
    job.pdf = pdf;
    job.state = "done";
  }

  /** What was published in a month and may be printed today, by number. */
  async function printable(unit: UnitCode, month: string): Promise<readonly Printable[]> {
    const states = (await monthStates(unit)).filter(({ firstDay }) => firstDay.startsWith(`${month}-`));
    const found = await Promise.all(states.map(({ notice }) => sheets.onPaper(notice, unit, "A4")));
    return states.flatMap((state, index): readonly Printable[] => {
      const shown = found[index]?.shown;
      if (!shown) return [];
      const { id, number, title, item } = shown;
      const fileOnly = isForFileOnly(shown);
      return [{ id, number: number ?? "", title, affairs: item.affairs, day: state.firstDay, fileOnly }];
    });
  }

  return {
    printable,

    /** Months in which something was published, the newest first. */
    async months(unit: UnitCode): Promise<readonly string[]> {
      const months = (await monthStates(unit)).map(({ firstDay }) => firstDay.slice(0, 7));
      return [...new Set(months)].toSorted().toReversed();
    },

    /** An officer's job that still runs goes on and is returned instead. */
    start(officer: string, order: PrintOrder, titleOf: (job: PrintJob, unitName: string) => string): PrintJob {
      const running = [...jobs.values()].find((job) => job.officer === officer && job.state === "running");
      if (running) return running;
      const job: PrintJob = {
        id: chance.symbols(12),
        officer,
        order,
        startedAt: clock.now(),
        total: order.notices.length,
        state: "running",
        done: 0,
        now: "",
        failed: [],
        pdf: undefined,
      };
      jobs.set(job.id, job);
      for (const [id, { state }] of jobs) if (jobs.size > MOST_JOBS && state !== "running") jobs.delete(id);
      run(job, titleOf).catch((error: unknown) => {
        log(error);
        if (job.state === "running") job.state = "failed";
      });
      return job;
    },

    /** Undefined when it is another officer's, another unit's, or gone. */
    of(id: string, officer: string, unit: UnitCode): PrintJob | undefined {
      const job = jobs.get(id);
      return job?.officer === officer && job.order.unit === unit ? job : undefined;
    },

    /** The officer's job in a unit that still runs. */
    runningOf: (officer: string, unit: UnitCode): PrintJob | undefined =>
      [...jobs.values()].find((job) => job.officer === officer && job.order.unit === unit && job.state === "running"),

    cancel(job: PrintJob): void {
      if (job.state === "running") job.state = "cancelled";
    },

    /** What was withdrawn or frozen since is in no file that can still be fetched (PB7, PB8). */
    onEntry({ kind, ...entry }: Entry): void {
      if (!FORGETS.has(kind) || !("notice" in entry)) return;
      for (const job of jobs.values()) {
        if (!job.order.notices.includes(entry.notice)) continue;
        job.state = "cancelled";
        jobs.delete(job.id);
      }
    },
  };
}

const FORGETS: ReadonlySet<Entry["kind"]> = new Set(["corrected", "frozen", "withdrawn", "erased"]);

const isCancelled = ({ state }: PrintJob): boolean => state === "cancelled";

const nameOf = ({ shown }: NoticeShown): string => [shown.number, shown.title].filter(Boolean).join(" ");
