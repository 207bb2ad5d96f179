import { expect, it } from "vitest";
import type { Life } from "../../../server/domain/board.ts";
import { emptyState, foldEntry, type NoticeState } from "../../../server/domain/fold.ts";
import { nextEntry } from "../../../server/domain/ledger.ts";
import { visibleAmong } from "../../../server/domain/search/among.ts";
import { createCorpus } from "../../../server/domain/search/corpus.ts";
import { initialsOf } from "../../../server/domain/search/initials.ts";
import type { Sought } from "../../../server/domain/search/sought.ts";
import { LISTINGS, visibleOf, type Sight } from "../../../server/domain/search/visible.ts";
import { itemOf } from "../../support/facts.ts";

const item = itemOf("farm-subsidies");
const TEXT = "号题计格文";
const sought: Sought = {
  notice: "n",
  item: item.id,
  audiences: ["village"],
  edition: 1,
  number: null,
  reportingPeriod: null,
  scope: "public",
  withoutMedia: [],
  personal: true,
  erased: false,
  text: TEXT,
  initials: initialsOf(TEXT),
  numberEnd: 1,
  entryEnd: 1,
  titleEnd: 2,
  totalsEnd: 3,
  cellsEnd: 4,
};

function stateOf(more: Partial<NoticeState>): NoticeState {
  const state = emptyState();
  const event = {
    kind: "published",
    notice: "n",
    edition: 1,
    number: { year: 2026, number: 1 },
    item: item.id,
    reportingPeriod: null,
    nil: false,
    period: { from: "2026-06-04", until: "2026-06-20" },
    views: { village: "v", public: "p" },
    code: "c",
  } as const;
  const line = { unit: "330899102201", at: "2026-06-03T02:00:00.000Z", day: "2026-06-03", by: ["li"], event };
  foldEntry(state, nextEntry(state.head, line));
  return { ...(state.notices.get("n") as NoticeState), ...more };
}

type Case = Partial<Pick<Sight, "audience" | "medium">> & {
  readonly life?: Life;
  readonly text?: Partial<Sought>;
  readonly state?: Partial<NoticeState>;
  readonly narrowed?: readonly ("kiosk" | "web")[];
};

function looking({ audience = "village", medium = "kiosk", life = "in-force", text, state = {}, narrowed = [] }: Case) {
  const corpus = createCorpus();
  corpus.put("n", [{ ...sought, ...text }]);
  const hangs = () => ({ state: stateOf(state), life, narrowed });
  return { corpus, visible: visibleOf(corpus, { audience, medium, hangs, item: () => item }) };
}

it.each<[string, number, Case]>([
  ["the whole in the village", 5, {}],
  ["nothing to an audience that reads another text", 0, { audience: "public" }],
  ["nothing of an edition that counts no more", 0, { state: { edition: 2 } }],
  ["totals after the end", 3, { life: "expired" }],
  ["the whole after the end where nobody is named", 5, { life: "expired", text: { personal: false } }],
  ["the entry while it is frozen", 1, { life: "frozen" }],
  ["the entry once it is withdrawn", 1, { life: "withdrawn" }],
  ["the entry of an erased body", 1, { text: { erased: true } }],
  ["the entry of an edition hidden by the ledger", 1, { state: { hiddenEditions: [1] } }],
  ["the entry where the unit gave the medium up", 1, { narrowed: ["kiosk"] }],
  ["the entry where the notice gave the medium up", 1, { text: { withoutMedia: ["kiosk"] } }],
  ["nothing of Party scope", 0, { text: { scope: "party" } }],
  ["the whole at the desk, whatever its scope", 5, { medium: "desk", text: { scope: "party" } }],
  ["the whole at the desk while it is frozen and after its end", 5, { medium: "desk", life: "frozen" }],
  ["the entry at the desk once it is withdrawn", 1, { medium: "desk", life: "withdrawn" }],
  ["the entry at the desk of an erased body", 1, { medium: "desk", text: { erased: true } }],
])("[AU1] shows a search %s", (_, end, at) => {
  expect([...looking(at).visible.ends]).toEqual([end]);
});

it.each<[Life, string]>([
  ["in-force", "in-force"],
  ["frozen", "in-force"],
  ["expired", "expired"],
  ["withdrawn", "withdrawn"],
])("reads what is %s in the list %s", (life, list) => {
  expect(LISTINGS[looking({ life }).visible.lists[0] ?? 9]).toBe(list);
});

it("looking among some takes away and adds nothing", () => {
  const { corpus, visible } = looking({ life: "expired" });
  const ends = (among: Parameters<typeof visibleAmong>[1]) => [
    ...visibleAmong(visible, among, { texts: corpus.texts, itemOf: () => item }).ends,
  ];
  expect(ends({})).toEqual([3]);
  expect(ends({ state: "expired", affairs: "finance", item: item.id })).toEqual([3]);
  for (const among of [{ state: "in-force" }, { affairs: "party" }, { item: "village-charter" }] as const)
    expect(ends(among)).toEqual([0]);
  const hidden = looking({ audience: "public" });
  expect([...visibleAmong(hidden.visible, { state: "in-force" }, { texts: [], itemOf: () => item }).ends]).toEqual([0]);
});
