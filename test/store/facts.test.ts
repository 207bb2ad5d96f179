import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { obligationsOn } from "../../server/domain/obligation.ts";
import { loadFacts } from "../../server/store/facts.ts";
import { DATA_FOLDER } from "../support/facts.ts";

type Json = Record<string, unknown>;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "facts-"));
  for (const part of ["catalog", "rule-packs", "holidays"])
    await cp(join(DATA_FOLDER, part), join(folder, part), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

const write = (file: string, content: unknown) => writeFile(join(folder, file), JSON.stringify(content));
const read = async (file: string): Promise<unknown> => JSON.parse(await readFile(join(folder, file), "utf8"));

async function changeRow(file: string, id: string, change: Json) {
  const rows = (await read(`catalog/${file}`)) as Json[];
  await write(
    `catalog/${file}`,
    rows.map((row) => (row["id"] === id ? { ...row, ...change } : row)),
  );
}
const changePack = async (id: string, change: Json) =>
  write(`rule-packs/${id}.json`, { ...((await read(`rule-packs/${id}.json`)) as Json), ...change });

/** Reporting periods for which Party dues are owed by the facts in the folder. */
const owed = async () => {
  const { catalog, packs, calendar } = await loadFacts(folder);
  const pack = packs.get("nation");
  const item = catalog.get("party-dues");
  if (!pack || !item) throw new Error("facts are missing");
  const facts = { since: "2026-11-01", published: [], copies: [] };
  return obligationsOn({ day: "2026-11-22", items: [item], pack, calendar, facts }).map(
    ({ reportingPeriod }) => reportingPeriod,
  );
};

describe("facts are read once and whole", () => {
  test("one changed word in a catalog row changes what is owed", async () => {
    expect(await owed()).toEqual(["2026-Q4"]);
    await changeRow("party.json", "party-dues", { cycles: ["monthly"] });
    expect(await owed()).toEqual(["2026-10"]);
  });

  test.each<[string, Json, RegExp]>([
    ["a medium nobody knows", { media: ["fax"] }, /party\.json: 4\.media\.0: /],
    ["a field nobody knows", { mdia: [] }, /party\.json: 4: .*mdia/],
    ["no scope", { scopes: [] }, /party\.json: 4\.scopes: /],
    ["a medium twice", { media: ["sheet", "sheet"] }, /party\.json: 4\.media: named twice/],
    ["half a day", { posting: { until: "days", days: 0.5, unit: "natural" } }, /party\.json: 4\.posting\.days: /],
    ["an id that is taken", { id: "party-election" }, /party\.json: 6\.id: party-election stands twice/],
    ["another file's affairs", { affairs: "finance" }, /party\.json: 4\.affairs: /],
    [
      "a deadline for a cycle it does not have",
      { due: [{ kind: "period", cycle: "yearly", reports: "ended", source: "x" }] },
      /party\.json: 4\.due\.0\.cycle: yearly/,
    ],
  ])("%s is named with file and field", async (_, change, message) => {
    await changeRow("party.json", "party-dues", change);
    await expect(loadFacts(folder)).rejects.toThrow(message);
  });

  test.each<[string, Json, RegExp]>([
    ["a misspelt field", { keepAtLest: null }, /chongqing\.json: .*keepAtLest/],
    [
      "a fraction of a fen",
      { monthlyAccounts: { decisionThresholdFen: 0.5 } },
      /chongqing\.json: monthlyAccounts\.decisionThresholdFen/,
    ],
    ["a pack that is not there", { extends: "atlantis" }, /chongqing\.json: extends: unknown-pack: atlantis/],
    ["a circle", { extends: "chongqing" }, /chongqing\.json: extends: packs-extend-each-other/],
    [
      "an override of no item",
      { itemOverrides: { nothing: { source: "x" } } },
      /itemOverrides\.nothing: no such catalog item/,
    ],
    ["another pack's id", { id: "sichuan" }, /chongqing\.json: id: /],
    ["five elements", { postElements: ["issuedOn"] }, /chongqing\.json: postElements: /],
    [
      "a deadline for a cycle the row does not have",
      {
        itemOverrides: {
          "party-dues": {
            cycles: ["yearly"],
            due: [{ kind: "event", cycle: "standing", event: "x", direction: "after", source: "x" }],
            source: "x",
          },
        },
      },
      /itemOverrides\.party-dues\.due: standing/,
    ],
  ])("%s in a rule pack is named with file and field", async (_, change, message) => {
    await changePack("chongqing", change);
    await expect(loadFacts(folder)).rejects.toThrow(message);
  });

  test("[PB5] a chain without a supervisor is refused", async () => {
    const stage = { id: "a", part: "author", review: 1, proof: 1, label: "x", asks: "always" };
    const stages = [stage, { ...stage, id: "b", part: "approver" }];
    await changePack("chongqing", { reviewChain: { village: { stages } } });
    await expect(loadFacts(folder)).rejects.toThrow(
      /chongqing\.json: reviewChain\.village\.stages: needs a supervisor/,
    );
    await changePack("chongqing", { reviewChain: { township: { stages } } });
    await expect(loadFacts(folder)).rejects.toThrow(/reviewChain\.township\.stages: needs a township-reviewer/);
  });

  test.each<[string, Json, RegExp]>([
    [
      "a day that does not exist",
      { holidays: [{ name: "x", from: "2026-02-29", until: "2026-03-01" }] },
      /2026\.json: holidays\.0\.from: not a day/,
    ],
    ["a make-up day on a Monday", { makeUpDays: ["2026-10-12"] }, /2026\.json: makeUpDays\.0: not a weekend day/],
    ["a rubbish make-up day", { makeUpDays: ["x"] }, /2026\.json: makeUpDays\.0: not a day/],
    ["a gap between years", { year: 2031 }, /holidays: year: /],
  ])("%s in a holiday table is named with file and field", async (_, change, message) => {
    await write("holidays/2026.json", { ...((await read("holidays/2026.json")) as Json), ...change });
    await expect(loadFacts(folder)).rejects.toThrow(message);
  });

  test("an empty or torn file is named", async () => {
    await writeFile(join(folder, "catalog/village.json"), "");
    await expect(loadFacts(folder)).rejects.toThrow(/village\.json: /);
  });
});
