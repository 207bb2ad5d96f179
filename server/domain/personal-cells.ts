import { findIdentities, findPersonalData, maskText } from "./privacy.ts";
import type { PersonalSpan } from "./privacy/rule.ts";

const within = (label: string | undefined): { readonly label?: string } => (label === undefined ? {} : { label });

/** Personal data in a cell, judged by its column's head; an identity number is one under any head, 凭证号 included. */
export function cellSpans(text: string, label?: string): readonly PersonalSpan[] {
  const found = findPersonalData(text, within(label));
  if (label === undefined) return found;
  const more = findIdentities(text).filter(
    ({ start, end }) => !found.some((span) => span.start < end && start < span.end),
  );
  return [...found, ...more].toSorted((a, b) => a.start - b.start);
}

/** The cell with all of it hidden. */
export function hideInCell(text: string, label?: string): string {
  const { masked } = maskText(text, within(label));
  return label !== undefined && findIdentities(masked).length > 0 ? maskText(masked).masked : masked;
}
