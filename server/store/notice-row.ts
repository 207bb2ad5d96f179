import type { Notice } from "../domain/notice.ts";
import type { NoticeRow } from "../services/ports.ts";

/** The line of a notice in the lists. */
export const rowOf = (notice: Notice, savedAt: string): NoticeRow => {
  const { workingCopy } = notice;
  const latest = workingCopy?.draft ?? notice.editions.at(-1)?.draft;
  const status = workingCopy?.status;
  return {
    id: notice.id,
    unit: notice.unit,
    item: notice.item,
    title: latest?.title ?? "",
    reportingPeriod: latest?.reportingPeriod ?? null,
    eventDay: latest?.eventDay ?? null,
    version: notice.version,
    savedAt,
    copy: status?.name ?? null,
    stage: status?.name === "in-review" ? status.stage : null,
    publishAt: status?.name === "scheduled" ? status.at : null,
    correction: workingCopy?.correction !== undefined,
    createdBy: notice.createdBy,
    editions: notice.editions.length,
  };
};
