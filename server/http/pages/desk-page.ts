import { lifeOn } from "../../domain/board.ts";
import { AFFAIRS } from "../../domain/catalog.ts";
import type { LedgerState, NoticeState } from "../../domain/fold.ts";
import { ELEMENTS, type Draft, type Edition, type Notice } from "../../domain/notice.ts";
import { holdersOf, type Officer } from "../../domain/officer.ts";
import type { Unit } from "../../domain/unit.ts";
import type { Opened } from "../../services/notices.ts";
import type { HangsAt } from "../../services/reposts.ts";
import type { ScreenStatus } from "../../services/screen-status.ts";
import { instantText } from "../words/instants.ts";
import { dayLine, lifeWord } from "../words/lives.ts";
import { periodSentence, reportingPeriodText } from "../words/periods.ts";
import { words } from "../words.ts";
import { bodyLabel, MEDIA_LABELS, SCOPE_LABELS } from "../wording/editor.ts";
import { roleName } from "../wording/desk.ts";
import { ACTS, type ActType } from "../wording/desk-acts.ts";
import { actionsOf } from "./desk-actions.ts";
import { draftChanges } from "./desk-changes.ts";
import { draftOf } from "./desk-notice.ts";
import { hangChange, hangFact } from "./hang-in.ts";
import { placesPart } from "./reposts.ts";
import { deskTables } from "./desk-table.ts";
import { termFact } from "./term-fact.ts";
import { trailOf } from "./trail.ts";

export type DeskPageParts = {
  readonly opened: Opened;
  readonly ledger: LedgerState;
  readonly officer: Officer;
  readonly officers: readonly Officer[];
  readonly screens: readonly ScreenStatus[];
  /** Villages below, and how it stands in those that are to hang it, or do (PB12). */
  readonly villages: readonly Unit[];
  readonly places: readonly HangsAt[];
  readonly canPrint: boolean;
  readonly at: string;
  readonly day: string;
  /** What was done just now, told on top. */
  readonly done: string;
};

/** A notice on the desk, in whatever state: what it is, where it stands, who did what, and what may be done. */
export function deskPage(parts: DeskPageParts) {
  const { opened, ledger, officer, officers, villages, canPrint, at, day, done } = parts;
  const { notice, here, item, state } = opened;
  const draft = draftOf(notice, state);
  const life = state && lifeOn(day, state, ledger);
  const year = day.slice(0, 4);
  const review = notice.workingCopy?.status.name === "in-review";
  return {
    id: notice.id,
    unit: notice.unit,
    affairs: item.affairs,
    affairsName: AFFAIRS[item.affairs].name,
    itemName: item.name,
    heading: draft?.title || item.name,
    number: here.number(state?.number ?? null) ?? "",
    state: life ?? "",
    stateIcon: life === "in-force" || life === undefined ? "" : life,
    stateWord: life ? lifeWord({ life, wording: item.wording, corrected: false }) : "",
    edition: state && state.edition > 1 ? `第 ${state.edition} 版` : "",
    standing: standingText(parts),
    reviewHref: review ? `/desk/notices/${notice.id}/review` : "",
    mark: state && state.standing !== "live" ? (notice.acts.at(-1)?.reason ?? "") : "",
    period: state && life === "in-force" ? periodText(state.period, day) : "",
    done: done in ACTS ? ACTS[done as ActType].done : "",
    actions: actionsOf({ opened, officer, officers, at, day }),
    print:
      state?.standing === "live" && item.media.includes("sheet") && canPrint
        ? `/desk/notices/${notice.id}/sheet.pdf`
        : "",
    /** After its end a list of persons is printed for the file alone (PB9). */
    printWall: !(life === "expired" && listsPersons(notice, state)),
    printNote:
      item.media.includes("sheet") && !canPrint ? "这台电脑上没有能打印的浏览器。请装 Chrome 或 Edge 后重新启动。" : "",
    publicHref: state ? `/n/${notice.id}` : "",
    nil: draft?.nilReturn ?? false,
    paragraphs: draft?.content.split(/\r?\n/u).filter((line) => line.trim() !== "") ?? [],
    tables: draft && !draft.nilReturn ? deskTables(draft) : [],
    answers: draft ? answersOf(draft) : [],
    elements: [
      ...elementsOf(opened, draft, day),
      ...termFact(opened),
      ...(draft ? hangFact({ item, draft, villages }) : []),
    ],
    trail: trailOf(notice, { officers, chain: here.chain(item), year }),
    editions: editionsOf(parts, year),
    glass: glassOf(parts.screens, notice.id),
    ...placesPart(parts.places, day),
  };
}

const listsPersons = ({ editions }: Notice, state: NoticeState | undefined): boolean =>
  editions.some(
    ({ ordinal, views }) => ordinal === state?.edition && views.village.tables.some((each) => each.personal),
  );

/** Where the notice period stands; one that ends with the next notice is told by its days alone. */
const periodText = (period: NoticeState["period"], day: string): string =>
  period.until === "replaced" ? dayLine(period, day) : `${periodSentence(period)}，${dayLine(period, day)}`;

/** What was explained, with the row it is about; the same words about several stand once. */
function answersOf({ answers }: Draft) {
  const said = Map.groupBy(
    answers.filter(({ text }) => text.trim() !== ""),
    ({ text }) => text.trim(),
  );
  return [...said].map(([text, about]) => {
    const rows = [...new Set(about.flatMap(({ row }) => (row === undefined ? [] : [row + 1])))].toSorted(
      (a, b) => a - b,
    );
    return { text, rows: rows.length === 0 ? "" : `第 ${rows.join("、")} 行` };
  });
}

/** Where a working copy stands, and whose turn it is. */
function standingText({ opened: { notice, here, item }, officers, day }: DeskPageParts): string {
  const copy = notice.workingCopy;
  const kind = copy?.correction ? "更正稿" : "";
  if (!copy) return "";
  const { status } = copy;
  if (status.name === "draft") return `${kind}正在填，还没有送审。`;
  if (status.name === "returned") return `${kind}退回来了：${status.reason}`;
  if (status.name === "approved") return `${kind}都审过了，等公布。`;
  if (status.name === "scheduled") return `${kind}定在${instantText(status.at, day.slice(0, 4))}自动公布。`;
  const part = here.chain(item)[status.stage]?.part;
  const who = part ? holdersOf(part, officers, notice.unit, day).map(({ name }) => name) : [];
  const turn = part ? `${roleName(part, notice.unit)}${who.join("或")}` : "";
  return who.length > 0
    ? `${kind}送出去了，等${turn}来审。`
    : `${kind}送出去了，可是${here.unit.name}还没有${turn}。请管理员先分派。`;
}

function elementsOf({ notice, here, item, state }: Opened, draft: Draft | undefined, day: string) {
  const edition = notice.editions.find(({ ordinal }) => ordinal === state?.edition);
  if (edition && state && !notice.workingCopy) {
    const elements = words.elements(edition, state, item, "whole");
    return Object.entries(ELEMENTS).map(([key, label]) => ({ label, text: elements[key as keyof typeof ELEMENTS] }));
  }
  if (!draft) return [];
  const media = item.media.filter((medium) => !draft.withoutMedia.includes(medium));
  return [
    { label: "谁来公布", text: bodyLabel(here.unit, draft.issuingBody, day) },
    { label: "公开事项", text: item.name },
    ...(draft.reportingPeriod ? [{ label: "所属期", text: reportingPeriodText(draft.reportingPeriod) }] : []),
    { label: "给谁看", text: SCOPE_LABELS[draft.scope] },
    { label: "挂在哪里", text: media.map((medium) => MEDIA_LABELS[medium]).join("、") },
    { label: "保密审查", text: draft.confidentiality.reason },
  ];
}

/** Editions with what each changed against the one before, the last first. */
const editionsOf = ({ opened: { notice, item, state }, villages }: DeskPageParts, year: string) => {
  const changesSince = (before: Edition | undefined, { draft }: Edition) =>
    before ? [...draftChanges(before.draft, draft), ...hangChange(before.draft, draft, { item, villages })] : [];

  /** What was hidden for privacy is not read off the differences either (PB2). */
  const visible = (edition: Edition | undefined) =>
    edition && state?.hiddenEditions.includes(edition.ordinal) ? undefined : edition;
  return notice.editions
    .filter(({ ordinal }) => ordinal <= (state?.edition ?? 0))
    .map((edition, index, all) => ({
      ordinal: edition.ordinal,
      name: `第 ${edition.ordinal} 版${edition.correction ? "·更正" : ""}`,
      when: instantText(edition.trail.at(-1)?.at ?? notice.createdAt, year),
      by: edition.publishedBy.name,
      reason: edition.correction?.reason ?? "",
      hidden: state?.hiddenEditions.includes(edition.ordinal) ?? false,
      changes: changesSince(visible(all[index - 1]), edition),
    }))
    .toReversed();
};

const GLASS = { same: "内容一致", older: "还是旧内容", other: "内容对不上", "not-yet": "还没翻到这一张" } as const;

const glassOf = (screens: readonly ScreenStatus[], id: string) =>
  screens.flatMap(({ screen, notices }) =>
    notices
      .filter(({ notice }) => notice === id)
      .map(({ onGlass, at }) => ({
        name: screen.name,
        word: GLASS[onGlass],
        good: onGlass === "same",
        when: at === null ? "" : instantText(at),
      })),
  );
