import { bankCards } from "./privacy/bank-card.ts";
import { birthDates } from "./privacy/birth-date.ts";
import { illnessSigns } from "./privacy/diseases.ts";
import { doors } from "./privacy/address.ts";
import { fold } from "./privacy/fold.ts";
import { idCards } from "./privacy/id-card.ts";
import { illnesses } from "./privacy/illness.ts";
import { landlines } from "./privacy/landline.ts";
import { mailboxes, passports } from "./privacy/documents.ts";
import { maskAccount, maskMobile } from "./privacy/mask-number.ts";
import { minors } from "./privacy/minor.ts";
import { mobiles } from "./privacy/mobile.ts";
import { surnameOf } from "./privacy/surnames.ts";
import type { PersonalSpan, PrivacyRule } from "./privacy/rule.ts";

/** Goes up when a rule hides something else than before; every frozen view names the version it was masked by. */
export const MASK_RULES_VERSION = 1;

/**
 * Each rule with what a text must hold for it to find anything: a table has 100,000 cells, and most hold none of it.
 * In order of precedence where spans overlap.
 */
const RULES: readonly { readonly rule: PrivacyRule; readonly needs: RegExp }[] = [
  { rule: idCards, needs: /[证民]|(?:[\d*●○□■xX×][^\d*●○□■xX×]*){15}/ },
  { rule: bankCards, needs: /(?:\d\D*){9}/ },
  { rule: mobiles, needs: /(?:\d\D*){11}/ },
  { rule: passports, needs: /护照|社保号|证/ },
  { rule: mailboxes, needs: /@|微信|QQ|支付宝/ },
  { rule: landlines, needs: /(?:\d\D*){9}/ },
  { rule: birthDates, needs: /生/ },
  { rule: doors, needs: /[号弄栋幢座]/ },
  { rule: minors, needs: /[儿婴学岁]|未成年|少年|养子|养女|初中/ },
  { rule: illnesses, needs: illnessSigns },
];

/**
 * Finds personal data (个人信息) in a text; spans are in order, do not overlap, and count UTF-16 units.
 * @param label the head of the column when the text is a cell: a bare number is judged by it
 */
export const findPersonalData = (text: string, { label = "" }: { readonly label?: string } = {}): PersonalSpan[] => {
  const lead = label === "" ? "" : `${label}：`;
  const folded = fold(lead + text);
  const found = RULES.flatMap(({ rule, needs }) => (needs.test(folded.text) ? rule(folded) : [])).map(
    ({ start, end, kind }) => ({
      ...folded.original(start, end),
      kind,
    }),
  );
  return united(found)
    .filter(({ end }) => end > lead.length)
    .map(({ start, end, kind }) => ({ start: Math.max(0, start - lead.length), end: end - lead.length, kind }));
};

/** Fewer signs are an identity number only after words that say so (身份证, 证件号, 公民身份). */
const SHORTEST_IDENTITY = 15;

/** The identity numbers of a text alone. */
export const findIdentities = (text: string): PersonalSpan[] => {
  if (text.length < SHORTEST_IDENTITY && !/[证民]/.test(text)) return [];
  const folded = fold(text);
  const found = idCards(folded).map(({ start, end, kind }) => ({ ...folded.original(start, end), kind }));
  return united(found);
};

/** Overlapping spans become one that covers both, of the kind whose rule comes first. */
const united = (spans: PersonalSpan[]): PersonalSpan[] => {
  if (spans.length < 2) return spans;
  const rank = new Map(spans.map((span, index) => [span, index]));
  const result: PersonalSpan[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || (rank.get(a) ?? 0) - (rank.get(b) ?? 0))) {
    const last = result.at(-1);
    if (last === undefined || span.start >= last.end) {
      result.push(span);
      continue;
    }
    const kind = strength(span.kind) < strength(last.kind) ? span.kind : last.kind;
    result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end), kind };
  }
  return result;
};

const STRENGTH: readonly PersonalSpan["kind"][] = [
  "id-card",
  "passport",
  "birth-date",
  "address",
  "disability",
  "illness",
  "bank-card",
  "account",
  "mobile",
  "landline",
  "mailbox",
  "minor-name",
];
const strength = (kind: PersonalSpan["kind"]): number => STRENGTH.indexOf(kind);

const hide = (text: string, kind: PersonalSpan["kind"]): string => {
  if (kind === "mobile") return maskMobile(fold(text).text);
  if (kind === "bank-card" || kind === "account") return maskAccount(fold(text).text);
  if (kind === "minor-name") return `${surnameOf(text) ?? ""}**`;
  return "******";
};

/** The text with every finding hidden; outside the findings it stays as it was, to the byte. */
export const maskText = (
  text: string,
  context: { readonly label?: string } = {},
): { readonly masked: string; readonly findings: readonly PersonalSpan[] } => {
  const findings = findPersonalData(text, context);
  let masked = "";
  let at = 0;
  for (const { start, end, kind } of findings) {
    masked += text.slice(at, start) + hide(text.slice(start, end), kind);
    at = end;
  }
  return { masked: masked + text.slice(at), findings };
};

/** A UTF-16 offset of a text as a count of code points, for those who count so. */
export const codePointOffset = (text: string, offset: number): number => Array.from(text.slice(0, offset)).length;
