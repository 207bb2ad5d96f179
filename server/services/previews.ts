import type { Caller } from "../domain/audience.ts";
import type { Medium } from "../domain/catalog.ts";
import type { NoticeState } from "../domain/fold.ts";
import { makeView } from "../domain/make-view.ts";
import type { Edition, Signature } from "../domain/notice.ts";
import { holdersOf } from "../domain/officer.ts";
import { noticePeriodOf } from "../domain/period.ts";
import { shownNotice, type ShowingParts } from "../domain/shown.ts";
import { bodyOn } from "../domain/unit.ts";
import { audienceOf } from "../domain/audience.ts";
import type { NoticeShown } from "./boards.ts";
import type { Opened } from "./notices.ts";
import type { Clock, Store } from "./ports.ts";

export type PreviewService = ReturnType<typeof createPreviewService>;

const SALT = "preview";
const NO_HASH = "0".repeat(64);

/** How a draft would look if it were published now (挂出去的样子). For the desk alone: nothing of it is stored. */
export function createPreviewService({
  store,
  clock,
  words,
}: {
  store: Store;
  clock: Clock;
  words: ShowingParts["words"];
}) {
  return {
    /** Undefined when there is nothing being written, or when the item never leaves the desk. */
    async of(
      { notice, here, item, state }: Opened,
      { caller, medium }: { caller: Caller; medium: Medium },
    ): Promise<NoticeShown | undefined> {
      const copy = notice.workingCopy;
      if (!copy) return undefined;
      const day = clock.today();
      const officers = await store.officers.all();
      const named = (part: Signature["part"]): Signature[] =>
        holdersOf(part, officers, here.unit.code, day)
          .slice(0, 1)
          .map(({ id, name }) => ({ id, name, part }));
      const view = (audience: "village" | "public") => makeView({ draft: copy.draft, audience, salt: SALT });
      const edition: Edition = {
        ordinal: (state?.edition ?? 0) + 1,
        draft: copy.draft,
        trail: copy.trail,
        authors: copy.authors,
        ...(copy.correction && { correction: copy.correction }),
        issuingBodyName: bodyOn(here.unit, copy.draft.issuingBody, day)?.name ?? here.unit.name,
        publishedBy: named("approver")[0] ?? { id: "", name: "", part: "approver" },
        reviewedBy: here
          .chain(item)
          .slice(1)
          .flatMap((stage) => named(stage.part)),
        views: { village: view("village"), public: view("public") },
      };
      const imagined: NoticeState = {
        notice: notice.id,
        item: item.id,
        number: state?.number ?? null,
        reportingPeriod: copy.draft.reportingPeriod,
        nil: copy.draft.nilReturn,
        edition: edition.ordinal,
        standing: "live",
        frozenBy: [],
        period:
          state?.period ??
          noticePeriodOf({
            publishedOn: day,
            item,
            choice: copy.draft.noticePeriod,
            pack: here.pack,
            calendar: here.calendar,
          }),
        views: { village: NO_HASH, public: NO_HASH },
        code: "00000000",
        cause: copy.correction?.cause ?? null,
        hiddenEditions: [],
        firstDay: state?.firstDay ?? day,
        changedDay: day,
        changedBy: 0,
      };
      const shown = shownNotice({
        notice,
        edition,
        state: imagined,
        life: "in-force",
        item,
        unit: here.unit,
        audience: audienceOf(caller, here.unit.code),
        medium,
        number: here.number(imagined.number),
        words,
      });
      return (
        shown && {
          shown,
          unit: here.unit,
          place: here.place,
          pack: here.pack,
          editions: [],
          previous: undefined,
          places: [],
        }
      );
    },
  };
}
