import type { CatalogItem } from "../../domain/catalog.ts";
import type { Draft } from "../../domain/notice.ts";
import type { Unit } from "../../domain/unit.ts";
import type { DraftChange } from "./desk-changes.ts";

type About = {
  readonly item: Pick<CatalogItem, "repostedBy">;
  readonly draft: Pick<Draft, "hangIn">;
  /** Villages below the unit; none where it has no villages to ask. */
  readonly villages: readonly Unit[];
};

const chosen = ({ item, draft, villages }: About): readonly Unit[] =>
  draft.hangIn
    ? villages.filter(({ code }) => draft.hangIn?.includes(code))
    : item.repostedBy === undefined
      ? []
      : villages;

/** 挂到哪些村, as the editor offers it: as the catalog has it until the author chooses. */
export const hangChoices = (about: About) => {
  const named = new Set(chosen(about).map(({ code }) => code));
  return about.villages.map(({ code, name }) => ({ value: code, label: name, checked: named.has(code) }));
};

const LABEL = "挂到哪些村";

/** The same as a fact, for those who review. */
export const hangFact = (about: About): readonly { readonly label: string; readonly text: string }[] =>
  about.villages.length === 0 ? [] : [{ label: LABEL, text: hangText(about) }];

/** Where the choice is another one than before. */
export function hangChange(before: Draft, after: Draft, about: Omit<About, "draft">): readonly DraftChange[] {
  const [was, is] = [before, after].map((draft) => hangText({ ...about, draft }));
  return was === is ? [] : [{ where: LABEL, what: "", before: was ?? "", after: is ?? "" }];
}

function hangText(about: About): string {
  const named = chosen(about);
  const all = named.length === about.villages.length;
  const names = named.map(({ name }) => name).join("、");
  return all && names ? `${named.length} 个村都挂` : names || "不挂到村里";
}
