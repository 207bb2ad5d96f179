import type { CatalogItem } from "../../domain/catalog.ts";
import type { Draft } from "../../domain/notice.ts";
import type { Unit } from "../../domain/unit.ts";

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

/** The same as a fact, for those who review. */
export function hangFact(about: About): readonly { readonly label: string; readonly text: string }[] {
  if (about.villages.length === 0) return [];
  const named = chosen(about);
  const all = named.length === about.villages.length;
  const names = named.map(({ name }) => name).join("、");
  return [{ label: "挂到哪些村", text: all ? `${named.length} 个村都挂` : names || "不挂到村里" }];
}
