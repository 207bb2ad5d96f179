import { chanceFrom } from "./chance.ts";
import type { DemoRoster } from "./data/place-schema.ts";
import { GIVEN_NAMES } from "./given-names.ts";

/** A household of the demo: the same head, group and areas on every list. */
export type Household = {
  readonly group: string;
  readonly head: string;
  readonly people: number;
  /** Area by kind of land, in hundredths of a mu; 0 for none. */
  readonly plots: Readonly<Record<string, number>>;
};

/** All households of a village that appear in lists, group by group; those given by name lead their group. */
export function rosterOf(
  village: string,
  { groups, perGroup, surnames, plots, named }: DemoRoster,
  taken: readonly string[],
) {
  const chance = chanceFrom(village);
  const names = new Set([...taken, ...named.map(({ head }) => head)]);

  function freshName(): string {
    for (;;) {
      const name = chance.early(surnames) + chance.one(GIVEN_NAMES);
      if (names.has(name)) continue;
      names.add(name);
      return name;
    }
  }

  const areas = (own: Readonly<Record<string, number>> = {}): Record<string, number> =>
    Object.fromEntries(
      Object.entries(plots).map(([kind, [least, most, share]]) => {
        const drawn = chance.percent(share) ? chance.whole(least * 100, most * 100) : 0;
        return [kind, own[kind] === undefined ? drawn : Math.round(own[kind] * 100)];
      }),
    );

  return groups.flatMap((group): readonly Household[] => {
    const known = named
      .filter((each) => each.group === group)
      .map(({ head, people, plots: own }) => ({
        group,
        head,
        people: people ?? chance.whole(2, 5),
        plots: areas(own),
      }));
    const more = Array.from({ length: Math.max(0, perGroup - known.length) }, () => ({
      group,
      head: freshName(),
      people: chance.whole(1, 6),
      plots: areas(),
    }));
    return [...known, ...more];
  });
}

/** The households that have some of a kind of land; all of them for "all". */
export const withPlot = (roster: readonly Household[], kind: string): readonly Household[] =>
  kind === "all" ? roster : roster.filter(({ plots }) => (plots[kind] ?? 0) > 0);
