import { AFFAIRS } from "../../domain/catalog.ts";
import { formatDayShort } from "../../domain/day-text.ts";
import type { Printable, PrintJob } from "../../services/month-prints.ts";

/** 2026-10: 2026年10月 */
export const monthText = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

const PAPERS_SAID = { A4: "A4 存档", A3: "A3 上墙" } as const;

export const volumeTitle = ({ order: { month, paper } }: PrintJob, unitName: string): string =>
  `${unitName}${monthText(month)}的公告（${PAPERS_SAID[paper]}）`;

/** The choice: which month, which notices, on which paper. */
export function monthPrintPage({
  unit,
  month,
  months,
  notices,
  running,
  canPrint,
  message = "",
}: {
  unit: string;
  month: string;
  months: readonly string[];
  notices: readonly Printable[];
  running: PrintJob | undefined;
  canPrint: boolean;
  message?: string;
}) {
  return {
    unit,
    month,
    heading: `打印${monthText(month)}的公告`,
    months: [...new Set([month, ...months])]
      .toSorted()
      .toReversed()
      .map((each) => ({ value: each, text: monthText(each), chosen: each === month })),
    notices: notices.map((each) => ({
      ...each,
      affairsName: AFFAIRS[each.affairs].name,
      day: `${formatDayShort(each.day)}公布`,
      note: each.fileOnly ? "期满了，只打 A4 存档" : "",
    })),
    running: running ? `/desk/${unit}/print/${running.id}` : "",
    canPrint,
    message,
  };
}

const WHY = {
  gone: "已经撤回、暂停或期满，不能再挂。",
  "not-printed": "没有打出来。请回到这份公告单独再打一次。",
} as const;

/** 第 3 张，共 14 张: the same words on the page and for the script that follows. */
export function progressOf(job: PrintJob) {
  const { state, total, done, now, failed } = job;
  const whole = { running: "", done: "都排好了", cancelled: "已经停下，没有留下文件", failed: "一张也没有打出来" }[
    state
  ];
  return {
    state,
    running: state === "running",
    done,
    total,
    words:
      state === "running"
        ? done === total
          ? "正在装订"
          : `第 ${done + 1} 张，共 ${total} 张`
        : state === "done" && failed.length > 0
          ? `排好了 ${total - failed.length} 张，有 ${failed.length} 张没有打出来`
          : whole,
    now: state === "running" && done < total ? now : "",
    failed: failed.map(({ title, why }) => ({ title, why: WHY[why] })),
  };
}

export function printJobPage(job: PrintJob) {
  const { unit, month, paper } = job.order;
  return {
    ...progressOf(job),
    heading: `${monthText(month)}的公告，${PAPERS_SAID[paper]}`,
    here: `/desk/${unit}/print/${job.id}`,
    file: job.pdf ? `/desk/${unit}/print/${job.id}/file.pdf` : "",
    size: job.pdf ? `${Math.max(1, Math.round(job.pdf.length / 1024))} KB` : "",
    again: `/desk/${unit}/print?month=${month}`,
    refresh: job.state === "running",
  };
}
