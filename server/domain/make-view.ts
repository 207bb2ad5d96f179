import { isEmptyTable } from "./tables/empty-table.ts";
import { figureCodes } from "./figure-codes.ts";
import { tableView } from "./views/table-view.ts";
import { textMasker } from "./views/text-masker.ts";
import { MASK_RULES_VERSION } from "./privacy.ts";
import type { Draft } from "./notice.ts";
import { viewHash, type View, type ViewAudience } from "./view.ts";

export type ViewSource = {
  readonly draft: Draft;
  readonly audience: ViewAudience;
  /** Random, so that nobody can guess hidden cells from the hash. */
  readonly salt: string;
};

/**
 * What one audience sees of an edition: texts only, formatted and masked by the rules of MASK_RULES_VERSION. Made once,
 * at publication, and frozen.
 */
export function makeView({ draft, audience, salt }: ViewSource): View {
  const year = draft.reportingPeriod?.slice(0, 4);
  const mask = textMasker(draft, audience);
  const view: Omit<View, "hash"> = {
    v: 1,
    audience,
    maskRules: MASK_RULES_VERSION,
    salt,
    title: mask(draft.title.trim()),
    paragraphs: draft.content
      .split(/\r?\n/u)
      .map((paragraph) => mask(paragraph.trim()))
      .filter((paragraph) => paragraph !== ""),
    tables: draft.nilReturn
      ? []
      : draft.tables.filter((table) => !isEmptyTable(table)).map((table) => tableView({ table, audience, mask, year })),
    remarks: [
      ...new Set(
        draft.answers
          .filter(({ code, text }) => figureCodes.has(code) && text.trim() !== "")
          .map(({ text }) => mask(text.trim())),
      ),
    ],
  };
  return { ...view, hash: viewHash(view) };
}
