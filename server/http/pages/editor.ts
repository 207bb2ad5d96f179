import { eventOf } from "../../domain/checks/days.ts";
import { AFFAIRS } from "../../domain/catalog.ts";
import type { Draft } from "../../domain/notice.ts";
import { tableKind } from "../../domain/tables/kinds.ts";
import { isVillage, type Unit } from "../../domain/unit.ts";
import type { Opened } from "../../services/notices.ts";
import type { Assets } from "../assets.ts";
import type { DeskPage } from "../desk-answer.ts";
import { draftWords } from "../words/drafts.ts";
import { eventDayWord } from "../wording/events.ts";
import { bodyLabel, MEDIA_LABELS, SCOPE_LABELS } from "../wording/editor.ts";
import { hangChoices } from "./hang-in.ts";
import { periodOptions, postingOptions } from "./editor-choices.ts";

/** The editor for a working copy that this officer may write: `pages.answer(res, "desk/editor", editorPage({ … }))`. */
export function editorPage({
  opened,
  villages,
  assets,
  day,
}: {
  opened: Opened;
  /** Villages below, that may be asked to hang it (PB12). */
  villages: readonly Unit[];
  assets: Assets;
  day: string;
}): DeskPage {
  const copy = opened.notice.workingCopy;
  if (!copy) throw new Error(`${opened.notice.id} has no working copy to write`);
  const { draft } = copy;
  const fields = { ...editorFields({ opened, draft, villages, day }), script: assets.path("editor.js") };
  return {
    title: draft.title || opened.item.name,
    tab: "notices",
    unit: opened.here.unit,
    fields,
    styles: ["editor.css"],
  };
}

/**
 * What views/desk/editor.hbs shows: the form of a working copy with everything an author may choose. The table, findings
 * and previews are the script's (views/scripts/editor.ts), which reads `GET /api/notices/{id}`.
 */
export function editorFields({
  opened: { notice, here, item },
  draft,
  villages,
  day,
}: {
  opened: Opened;
  draft: Draft;
  villages: readonly Unit[];
  day: string;
}) {
  const { unit, pack } = here;
  const { attribute, reason } = draft.confidentiality;
  const bodies = item.bodies.includes(draft.issuingBody) ? item.bodies : [...item.bodies, draft.issuingBody];
  const copy = notice.workingCopy;
  return {
    id: notice.id,
    unit: unit.code,
    kind: item.table ?? "",
    affairs: { key: item.affairs, label: AFFAIRS[item.affairs].name },
    item: { id: item.id, name: item.name, elements: item.contentElements, forbidden: item.mustNotContain ?? [] },
    heading: draft.title,
    usualTitle: draftWords.title(unit.name, item, draft.reportingPeriod),
    content: draft.content,
    /** Items without a typed table of their own begin with words. */
    wordsFirst: tableKind(item.table).id !== item.table,
    returned: copy?.status.name === "returned" ? copy.status.reason : "",
    correction: copy?.correction?.reason ?? "",
    bodies: bodies.map((kind) => ({
      value: kind,
      label: bodyLabel(unit, kind, day),
      selected: kind === draft.issuingBody,
    })),
    periods: periodOptions(item, day, draft.reportingPeriod),
    asksEventDay: item.cycles.includes("on-occurrence") || !isVillage(unit.code),
    eventWord: eventDayWord(eventOf(item, unit)),
    eventDay: draft.eventDay ?? "",
    postings: postingOptions(item, draft.noticePeriod),
    attributes: pack.confidentialityAttributes.map(({ attribute: value, label }) => ({
      value,
      label,
      selected: value === attribute,
    })),
    reason,
    scopes:
      item.scopes.length > 1
        ? item.scopes.map((value) => ({ value, label: SCOPE_LABELS[value], selected: value === draft.scope }))
        : [],
    scopeLabel: SCOPE_LABELS[draft.scope],
    media: item.media.map((value) => ({
      value,
      label: MEDIA_LABELS[value],
      checked: !draft.withoutMedia.includes(value),
    })),
    hangIn: hangChoices({ item, draft, villages }),
    nil: item.nilReturn || draft.nilReturn ? `本期没有${item.shortName ?? item.name}方面的内容需要公开。` : "",
  };
}
