import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Life } from "../../server/domain/board.ts";
import type { Notice } from "../../server/domain/notice.ts";
import { openFindings, runChecks } from "../../server/domain/checks.ts";
import { maskText } from "../../server/domain/privacy.ts";
import { verifyFolder } from "../../server/store/verify-folder.ts";
import { signIn } from "../support/client.ts";
import { DEMO_PASSWORD, startDemo, type DemoServer } from "../support/demo.ts";
import { DATA_FOLDER } from "../support/facts.ts";

const VILLAGES = [
  ["liutang", "330899102201"],
  ["fengling", "330899102202"],
  ["jinghu", "330899102203"],
  ["qiaotou", "330899103201"],
  ["shikan", "330899103202"],
  ["lianfeng", "330899103203"],
] as const;
const CODES = VILLAGES.map(([, code]) => code);
const GROUPS = ["33089910220101", "33089910220102", "33089910220201"] as const;
const RARE = ["㛃", "䶮", "𬱖", "𫍯", "䲟", "轷", "扎西·旺堆", "古丽娜尔·买合木提"];
const LIVES = ["in-force", "frozen", "withdrawn", "expired"] as const satisfies readonly Life[];
/** Notices that a unit has at least, by the length of its code. */
const LEAST: Readonly<Record<number, number>> = { 6: 8, 9: 8, 12: 280, 14: 8 };
/** What a start may cost, three times over: machines that test are busy. */
const MOST_MS = 30_000;

describe("the whole demo", () => {
  let server: DemoServer;
  let made: Awaited<ReturnType<typeof startDemo>>["made"];
  let logged: unknown[];
  let tookMs = 0;
  beforeAll(async () => {
    ({ server, made, tookMs, logged } = await startDemo({ at: "2026-11-26T03:00:00.000Z" }));
  }, 180_000);
  afterAll(() => server.stop());

  /** Everything a unit wrote, read once for all tests: published, hung for others, and under way. */
  const read = new Map<string, Promise<readonly Notice[]>>();
  const all = (unit: string): Promise<readonly Notice[]> => {
    const found = read.get(unit) ?? readAll(unit);
    read.set(unit, found);
    return found;
  };
  async function readAll(unit: string): Promise<readonly Notice[]> {
    const hung = (await server.store.ledgers.state(unit)).notices.keys();
    const own = (await server.store.notices.rows(unit)).map(({ id }) => id);
    const found = await Promise.all([...new Set([...hung, ...own])].map((id) => server.store.notices.find(id)));
    return found.flatMap((notice) => (notice ? [notice] : []));
  }
  const stored = async (unit: string) => (await all(unit)).filter(({ editions }) => editions.length > 0);
  const boards = new Map<string, ReturnType<typeof readBoard>>();
  async function readBoard(unit: string, life: Life) {
    const asked = { caller: { kind: "anyone" }, medium: "web", limit: 500 } as const;
    return (await server.services.boards.list(unit, life, asked))?.items ?? [];
  }
  const board = (unit: string, life: Life) => {
    const found = boards.get(`${unit} ${life}`) ?? readBoard(unit, life);
    boards.set(`${unit} ${life}`, found);
    return found;
  };

  it("is made within its time, by people who could have made it, and says what it made", async () => {
    expect(tookMs).toBeLessThan(MOST_MS);
    expect(logged).toEqual([]);
    expect(made.units.map(({ code }) => code)).toEqual(["330899", "330899102", "330899103", ...CODES, ...GROUPS]);
    for (const { code, notices } of made.units)
      expect([code, notices >= (LEAST[code.length] ?? 0)]).toEqual([code, true]);
    const { problems } = await verifyFolder(join(server.home, "data"));
    expect(problems).toEqual([]);
  });

  it("was last saved when it was worked on, not when the demo was made", async () => {
    for (const code of CODES) {
      const rows = (await server.services.register.notices(code)).filter(({ life }) => life === "expired");
      expect(rows.filter(({ row }) => row.savedAt >= "2026-11-20").map(({ row }) => row.title)).toEqual([]);
      expect(rows.length).toBeGreaterThan(100);
    }
  });

  it("lets everybody sign in whom it names; one clerk serves two villages", async () => {
    const names = new Map((await server.services.officers.all()).map((officer) => [officer.signIn, officer]));
    expect([...names.keys()].toSorted()).toEqual([...made.signIns].toSorted());
    expect(new Set([...names.values()].map(({ name }) => name)).size).toBe(names.size);
    for (const name of [
      "fengling-author",
      "shikan-supervisor",
      "qiaotou-approver",
      "dongqiao-overseer",
      "qingxi-author",
    ])
      expect([name, (await signIn(server.url, name, DEMO_PASSWORD)).status]).toEqual([name, 200]);
    const serves = names.get("lianfeng-author")?.appointments.map(({ unit }) => unit) ?? [];
    expect(serves.toSorted()).toEqual(["330899103202", "330899103203"]);
  });

  it.each(VILLAGES)("[PB6] chains the accounts of %s for two years", async (name, code) => {
    const months = (await stored(code))
      .filter(({ item }) => item === "monthly-accounts")
      .map(({ editions }) => editions.at(-1)?.draft)
      .toSorted((a, b) => String(a?.reportingPeriod).localeCompare(String(b?.reportingPeriod)));
    expect(months.length >= 24).toBe(true);
    let closing: number | undefined;
    for (const draft of months) {
      const table = draft?.tables[0];
      const opening = Number(table?.head.openingFen);
      expect([name, draft?.reportingPeriod, opening]).toEqual([name, draft?.reportingPeriod, closing ?? opening]);
      closing = (table?.rows ?? []).reduce(
        (sum, { incomeFen, expenseFen }) => sum + Number(incomeFen ?? 0) - Number(expenseFen ?? 0),
        opening,
      );
      expect(closing).toBeGreaterThan(0);
    }
  });

  it("tells the same of a collective's income in its accounts and in its contracts", async () => {
    for (const code of CODES) {
      const notices = await stored(code);
      const draftOf = (item: string, period: string) =>
        notices.find(({ item: of, editions }) => of === item && editions[0]?.draft.reportingPeriod === period)
          ?.editions[0]?.draft;
      const quarter = draftOf("collective-income", "2026-Q3");
      const earned = ["2026-07", "2026-08", "2026-09"]
        .flatMap((month) => draftOf("monthly-accounts", month)?.tables[0]?.rows ?? [])
        .filter(({ category }) => category === "经营收入" || category === "投资收益")
        .reduce((sum, { incomeFen }) => sum + Number(incomeFen ?? 0), 0);
      const paid = (quarter?.tables[0]?.rows ?? []).reduce((sum, { paidFen }) => sum + Number(paidFen ?? 0), 0);
      expect([code, quarter?.tables[0]?.kind, paid]).toEqual([code, "contracts", earned]);
    }
  });

  it("shows notices in every state, and habits: a model, a late village, one frozen, one put right", async () => {
    const copies = new Set<string | null>();
    const causes = new Set<string>();
    const lives = new Set<string>();
    for (const code of CODES) {
      for (const row of await server.store.notices.rows(code)) copies.add(row.copy);
      for (const { editions } of await stored(code))
        for (const { correction } of editions) if (correction) causes.add(correction.cause);
      for (const life of LIVES) if ((await board(code, life)).length > 0) lives.add(life);
    }
    for (const state of ["draft", "in-review", "returned", "approved", "scheduled"]) expect(copies).toContain(state);
    expect([...causes].toSorted()).toEqual(["clerical", "objection", "privacy"]);
    expect([...lives].toSorted()).toEqual([...LIVES].toSorted());
    const overdue = async (code: string) =>
      ((await server.services.months.of(code))?.rows ?? []).filter((row) => row.overdue).map(({ item }) => item);
    expect(await overdue("330899103201")).toEqual([]);
    expect((await overdue("330899103202")).length).toBeGreaterThan(5);
    expect(await overdue("330899103202")).toContain("monthly-accounts");
    expect((await board("330899102202", "frozen")).map(({ item }) => item.id)).toEqual(["asset-contracts"]);
  });

  it("leaves no hard finding without an answer, on what was published and on what is being written", async () => {
    const open: unknown[] = [];
    let drafts = 0;
    for (const code of CODES) {
      const here = await server.services.jurisdictions.of(code);
      if (!here) throw new Error(code);
      const supervisors = (await server.services.officers.all()).filter(({ appointments }) =>
        appointments.some(({ part, unit }) => part === "supervisor" && unit === code),
      );
      for (const notice of (await all(code)).filter(({ unit }) => unit === code)) {
        const item = here.item(notice.item);
        if (!item) throw new Error(notice.id);
        const copy = notice.workingCopy ? [notice.workingCopy.draft] : [];
        for (const draft of [...notice.editions.map((edition) => edition.draft), ...copy]) {
          drafts += 1;
          const findings = runChecks({
            draft: { ...draft, noticePeriod: null },
            item,
            unit: here.unit,
            pack: here.pack,
            calendar: here.calendar,
            today: "2026-11-26",
            supervisors: supervisors.map(({ name }) => name),
          });
          const hard = openFindings(findings, draft.answers).filter(({ severity }) => severity === "hard");
          if (hard.length > 0) open.push([here.unit.name, draft.title, hard]);
        }
      }
    }
    expect(open).toEqual([]);
    expect(drafts).toBeGreaterThan(1_700);
  });

  it("reckons its yearly reports: each difference from the plan, and the half of the profit that goes to the funds", async () => {
    for (const code of CODES) {
      const notices = await stored(code);
      const tables = (item: string) => inOrder(notices, item).map(({ tables: [table] }) => table?.rows ?? []);
      const finals = tables("annual-final");
      expect([code, finals.length]).toEqual([code, 2]);
      for (const { c2, c3, c4 } of finals.flat()) expect(Number(c3) - Number(c2)).toBe(c4);
      const shares = tables("dividend").map((rows) => new Map(rows.map(({ c1, c2 }) => [c1, Number(c2)])));
      for (const share of shares.filter((each) => each.has("本年收益"))) {
        const [profit = 0, funds = 0] = [share.get("本年收益"), share.get("提取公积公益金")];
        expect([funds, funds + (share.get("结转下年") ?? 0)]).toEqual([Math.round(profit / 2), profit]);
      }
    }
  });

  it("says something else each month, and what a collective still owes is what it owed less what it paid", async () => {
    for (const code of CODES) {
      const notices = await stored(code);
      for (const item of ["key-task-progress", "points-ranking", "opinions-replies"]) {
        const months = inOrder(notices, item).map(({ tables }) => JSON.stringify(tables[0]?.rows));
        const same = months.filter((rows, at) => at > 0 && rows === months[at - 1]);
        expect([code, item, months.length >= 21, same]).toEqual([code, item, true, []]);
      }
    }
    const debts = inOrder(await stored("330899103203"), "debts").map(({ tables }) => tables[0]?.rows[0] ?? {});
    const [, , opening = "", paid = "", closing = ""] = Object.keys(debts[0] ?? {});
    debts.forEach((row, at) => {
      expect(Number(row[opening]) - Number(row[paid])).toBe(row[closing]);
      if (at > 0) expect(row[opening]).toBe(debts[at - 1]?.[closing]);
    });
    expect(debts).toHaveLength(8);
  });

  it("[PB5] lets groups publish what they decided and what came of it, where a resident of the village finds it", async () => {
    for (const code of GROUPS) {
      const items = (await stored(code)).map(({ item }) => item);
      expect([code, new Set(items), items.length >= 8]).toEqual([code, new Set(["group-affairs"]), true]);
    }
    const page = await (await fetch(`${server.url}/b/330899102201`)).text();
    expect(page).toMatch(/各小组[^]*柳塘村第一村民小组[^]*正在公开 \d 件[^]*柳塘村第二村民小组/);
    const pass = { caller: { kind: "pass", unit: "330899102201" }, medium: "kiosk" } as const;
    const found = await server.services.boards.list("33089910220101", "in-force", { ...pass, limit: 20 });
    expect(found?.items.map(({ title }) => title)).toContain("一组晒场轮晒安排");
  });

  it("[PB12] has the county publish, and hangs its notices in villages under its own number", async () => {
    const own = await board("330899", "in-force");
    expect(own.length).toBeGreaterThan(0);
    const hung = await Promise.all(
      CODES.map(async (code) => (await board(code, "in-force")).filter(({ from }) => from?.code === "330899")),
    );
    expect(hung.flat().length).toBeGreaterThan(2);
    for (const { number, issuedDay, publishedDay } of hung.flat()) {
      expect(number).toMatch(/^云岭县公开〔/u);
      expect(publishedDay > issuedDay).toBe(true);
    }
  });

  it("[PB12] hangs the townships' notices in their villages, and leaves some waiting", async () => {
    for (const code of CODES) {
      const hung = await server.services.reposts.hungIn(code);
      expect([code, hung.length > 0]).toEqual([code, true]);
    }
    expect((await server.services.reposts.waiting("330899103202")).length).toBeGreaterThan(0);
  });

  it("leaves a question waiting in every village: in its newest answers, and in no older ones", async () => {
    for (const code of CODES) {
      const answers = (await stored(code)).filter(({ item }) => item === "opinions-replies");
      const periods = answers.map(({ editions }) => editions[0]?.draft.reportingPeriod ?? "");
      const waiting = answers.flatMap(({ editions }) =>
        JSON.stringify(editions[0]?.draft.tables).includes("待答复") ? [editions[0]?.draft.reportingPeriod] : [],
      );
      expect([code, waiting]).toEqual([code, [periods.toSorted().at(-1)]]);
    }
  });

  it("[AU2] says nothing personal in public: no number, and no resident in full", async () => {
    for (const [name, code] of [...VILLAGES, ["liutang", GROUPS[0]], ["liutang", GROUPS[1]]] as const) {
      const written = await readFile(join(DATA_FOLDER, "demo", name, "unit.json"), "utf8");
      const heads = [...written.matchAll(/"head": "([^"]+)"/g)].map(([, head]) => head as string);
      expect(heads.length).toBeGreaterThan(8);
      for (const life of LIVES)
        for (const { title, elements, view, reason, correction, item } of await board(code, life)) {
          const said = { title, elements, reason, correction, view: { ...view, hash: "", salt: "" } };
          const text = JSON.stringify(said);
          expect(maskText(text).masked).toBe(text);
          const rows = JSON.stringify(view?.tables ?? []);
          if (ROSTERS.includes(item.id))
            expect([title, heads.filter((head) => rows.includes(head))]).toEqual([title, []]);
        }
      const anonymous = await (await fetch(`${server.url}/b/${code}`)).text();
      expect(RARE.filter((sign) => anonymous.includes(sign))).toEqual([]);
    }
  });

  it("carries rare characters and names with a dot into the village's view whole", async () => {
    let text = "";
    for (const code of CODES)
      for (const { editions } of await stored(code))
        for (const { views } of editions) text += JSON.stringify(views.village);
    expect(RARE.filter((sign) => !text.includes(sign))).toEqual([]);
  });

  it("knows a household by one area on every list", async () => {
    for (const code of CODES) {
      const areas = new Map<string, number>();
      for (const { editions } of await stored(code))
        for (const table of editions.at(-1)?.draft.tables ?? [])
          for (const { household, area } of table.kind === "subsidy" ? table.rows : []) {
            if (typeof area !== "number") continue;
            const key = `${String(table.head.scheme).replace(/.*(退耕|公益林|油茶).*/u, "$1")} ${household}`;
            const kind = /退耕|公益林|油茶/u.test(key) ? key : `田 ${household}`;
            expect([kind, areas.get(kind) ?? area]).toEqual([kind, area]);
            areas.set(kind, area);
          }
      expect([code, areas.size > 0]).toEqual([code, true]);
    }
  });

  it("[AU3] leaves its password in no file", async () => {
    for (const entry of await readdir(server.home, { recursive: true, withFileTypes: true }))
      if (entry.isFile())
        expect((await readFile(join(entry.parentPath, entry.name), "utf8")).includes(DEMO_PASSWORD)).toBe(false);
  });
});

/** The last edition of every notice of an item, by reporting period. */
const inOrder = (notices: readonly Notice[], item: string) =>
  notices
    .filter((notice) => notice.item === item)
    .flatMap(({ editions }) => editions.at(-1)?.draft ?? [])
    .toSorted((a, b) => String(a.reportingPeriod).localeCompare(String(b.reportingPeriod)));

/** Items whose rows name residents as residents; elsewhere a head of household may stand as an officer of the village. */
const ROSTERS: readonly string[] = [
  "farm-subsidies",
  "subsistence-roster",
  "temporary-relief",
  "welfare-allowances",
  "points-ranking",
  "land-transfer",
];
