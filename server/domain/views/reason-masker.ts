import type { Notice } from "../notice.ts";
import type { ViewAudience } from "../view.ts";
import { textMasker } from "./text-masker.ts";

/**
 * Reasons of corrections, freezes and withdrawals are free text of officers and are shown in public: hidden like the
 * notice's own text, by the names that stand in any of its editions.
 */
export const reasonMasker =
  ({ editions }: Pick<Notice, "editions">, audience: ViewAudience) =>
  (reason: string): string =>
    editions.reduce((text, { draft }) => textMasker(draft, audience)(text), reason);
