import type { ShownNotice } from "../../domain/shown.ts";
import type { View } from "../../domain/view.ts";
import type { BoardShown } from "../../services/boards.ts";

/**
 * A notice as JSON: exactly what its page shows to the same caller. The salt goes along with a whole view alone, so that
 * its hash can be checked against the ledger; beside a shortened one it would help to guess what is hidden.
 */
export function noticeJson(shown: ShownNotice) {
  const { view, item } = shown;
  return {
    id: shown.id,
    unit: shown.unit,
    from: shown.from,
    number: shown.number,
    edition: shown.edition,
    latestEdition: shown.latestEdition,
    title: shown.title,
    item: { id: item.id, name: item.name, affairs: item.affairs },
    life: shown.life,
    degree: shown.degree,
    reportingPeriod: shown.reportingPeriod,
    noticePeriod: shown.period,
    nilReturn: shown.nil,
    elements: shown.elements,
    media: shown.media,
    reason: shown.reason,
    correction: shown.correction,
    issuedDay: shown.issuedDay,
    publishedDay: shown.publishedDay,
    changedDay: shown.changedDay,
    code: shown.code,
    path: `/n/${shown.id}`,
    view: view && viewJson(view, shown.degree === "whole"),
  };
}

const viewJson = ({ audience, title, paragraphs, tables, remarks, salt, hash }: View, whole: boolean) => ({
  audience,
  title,
  paragraphs,
  tables: tables.map(({ caption, unitLine, head, columns, rows, totals, omitted, figures }) => ({
    caption,
    unitLine,
    head,
    columns: columns.map(({ key, label }) => ({ key, label })),
    rows,
    totals,
    omitted,
    figures,
  })),
  remarks,
  ...(whole ? { salt, hash } : {}),
});

export const boardJson = ({ version, day, unit, place, notices }: BoardShown) => ({
  version,
  day,
  unit: { code: unit.code, name: unit.name, place },
  notices: notices.map(noticeJson),
});
