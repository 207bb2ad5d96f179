import { NOTICE_ID, type Notice } from "../domain/notice.ts";
import { Damaged } from "./durable-file.ts";

/** What one lowdb file of notices holds: the notices by id, and when each was last saved (instant, UTC). */
export type NoticeFile = {
  readonly v: 1;
  readonly notices: Readonly<Record<string, Notice>>;
  readonly saved: Readonly<Record<string, string>>;
};

export const EMPTY_NOTICE_FILE: NoticeFile = { v: 1, notices: {}, saved: {} };

/** Takes the content of a file for what this store wrote for a unit, or throws Damaged. */
export const parseNoticeFile =
  (unit: string) =>
  (content: unknown): NoticeFile => {
    if (!isRecord(content) || content["v"] !== 1) throw new Damaged("not a file of notices");
    const { notices, saved } = content;
    if (!isRecord(notices) || !isRecord(saved)) throw new Damaged("notices are missing");
    for (const [id, notice] of Object.entries(notices)) {
      if (!isNotice(notice, id, unit) || typeof saved[id] !== "string") throw new Damaged(`notice ${id}`);
    }
    return content as NoticeFile;
  };

const isNotice = (found: unknown, id: string, unit: string): boolean =>
  NOTICE_ID.test(id) &&
  isRecord(found) &&
  found["id"] === id &&
  found["unit"] === unit &&
  Number.isSafeInteger(found["version"]) &&
  Array.isArray(found["editions"]) &&
  Array.isArray(found["acts"]) &&
  (found["workingCopy"] === null || isRecord(found["workingCopy"]));

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const noticeIn = (file: NoticeFile, id: string): Notice | undefined =>
  Object.hasOwn(file.notices, id) ? file.notices[id] : undefined;

/** The file with a notice put in; the old one is not touched. */
export const withNotice = (file: NoticeFile, notice: Notice, savedAt: string): NoticeFile => ({
  v: 1,
  notices: { ...file.notices, [notice.id]: notice },
  saved: { ...file.saved, [notice.id]: savedAt },
});

/** Texts of notices, so that a save prints the notice that changed and not the whole month (ST2). */
const printed = new WeakMap<Notice, string>();

function textOf(notice: Notice): string {
  const known = printed.get(notice);
  if (known !== undefined) return known;
  const text = JSON.stringify(notice);
  printed.set(notice, text);
  return text;
}

/** The text that JSON.stringify makes of a file. */
export function printNoticeFile({ notices, saved }: NoticeFile): string {
  const lines = Object.entries(notices).map(([id, notice]) => `${JSON.stringify(id)}:${textOf(notice)}`);
  return `{"v":1,"notices":{${lines.join(",")}},"saved":${JSON.stringify(saved)}}`;
}
