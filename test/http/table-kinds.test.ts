import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { runChecks } from "../../server/domain/checks.ts";
import { makeView } from "../../server/domain/make-view.ts";
import type { ShownNotice } from "../../server/domain/shown.ts";
import { tableFromGrid } from "../../server/domain/tables/import-table.ts";
import { TABLE_KINDS, tableKind } from "../../server/domain/tables/kinds.ts";
import type { TableKind } from "../../server/domain/tables/table.ts";
import { typedTable } from "../../server/domain/tables/typed-table.ts";
import type { ViewAudience } from "../../server/domain/view.ts";
import { computedTables } from "../../server/http/pages/desk-notice.ts";
import { deskTables } from "../../server/http/pages/desk-table.ts";
import { changesOf } from "../../server/http/pages/notice-changes.ts";
import { kioskNotice } from "../../server/http/pages/kiosk-notice.ts";
import { noticePage } from "../../server/http/pages/notice.ts";
import { sheetPage } from "../../server/http/pages/sheet.ts";
import { tvNotice } from "../../server/http/pages/tv-notice.ts";
import { findingSentence } from "../../server/http/wording/findings.ts";
import { readSpreadsheet } from "../../server/intake/read-spreadsheet.ts";
import { checkContext, draftOf, village } from "../support/drafts.ts";
import { itemOf, packOf } from "../support/facts.ts";
import { KIND_SHEETS, kindWorkbook, type KindSheet } from "../support/kind-sheets.ts";
import { sourcesIn } from "../support/sources.ts";

const sheetOf = ({ id }: TableKind): KindSheet => {
  const sheet = KIND_SHEETS[id];
  if (!sheet) throw new Error(`no spreadsheet to try ${id} with: add one to test/support/kind-sheets.ts`);
  return sheet;
};

async function imported(kind: TableKind) {
  const sheet = sheetOf(kind);
  const { reportingPeriod } = sheet;
  const read = await readSpreadsheet(kindWorkbook(sheet), "公示表.xlsx");
  if (!read.ok || !read.value[0]) throw new Error("unread");
  return tableFromGrid({ grid: read.value[0], kind, context: { reportingPeriod } });
}

/** A draft of the kind's item with the imported table, as an author would have it. */
async function draftWith(kind: TableKind) {
  const { item, reportingPeriod } = sheetOf(kind);
  const { table, title } = await imported(kind);
  const row = itemOf(item);
  const draft = draftOf({
    title,
    tables: [table],
    reportingPeriod,
    eventDay: row.cycles.includes("on-occurrence") ? "2026-10-08" : null,
    issuingBody: row.bodies[0] ?? "collective",
    scope: row.scopes[0] ?? "villagers",
  });
  return { draft, row };
}

/** The notice as the gate hands it to every surface. */
async function shown(kind: TableKind, audience: ViewAudience): Promise<ShownNotice> {
  return shownDraft(await draftWith(kind), audience);
}

function shownDraft({ draft, row }: Awaited<ReturnType<typeof draftWith>>, audience: ViewAudience): ShownNotice {
  const view = makeView({ draft, audience, salt: "salt" });
  return {
    id: "202610-0123456789",
    unit: village.code,
    item: row,
    number: "柳塘村公开〔2026〕37号",
    edition: 1,
    latestEdition: 1,
    life: "in-force",
    degree: "whole",
    title: view.title,
    elements: {
      issuedOn: "2026年10月12日",
      issuingBody: "柳塘村村民委员会",
      subject: row.name,
      content: "见下",
      publishedBy: "李长青",
      reviewedBy: "陈水根、李长青",
    },
    reportingPeriod: draft.reportingPeriod,
    period: { from: "2026-10-13", until: "2026-10-19" },
    nil: false,
    view,
    viewHash: view.hash,
    reason: null,
    correction: null,
    media: row.media,
    code: "7k3m9qg8",
    from: null,
    issuedDay: "2026-10-12",
    publishedDay: "2026-10-12",
    changedDay: "2026-10-12",
  };
}

/** The notice's pages; `previous` is the edition before it, where it is a correction. */
const screens = (notice: ShownNotice, previous?: ShownNotice) => {
  const changes = previous ? changesOf(previous, notice) : [];
  return {
    phone: noticePage(
      {
        shown: notice,
        unit: village,
        place: "云岭县清溪镇",
        pack: packOf("nation"),
        editions: [],
        previous,
        places: [],
      },
      { day: "2026-10-14" },
    ),
    kiosk: kioskNotice(notice, { months: [], changes }),
    tv: tvNotice(notice, { changes, ask: [], day: "2026-10-14" }),
  };
};

const surfaces = (notice: ShownNotice) => ({
  ...screens(notice),
  sheet: sheetPage({
    shown: notice,
    unit: village,
    place: "云岭县清溪镇",
    pack: packOf("nation"),
    ledgerHead: "0".repeat(64),
    publicUrl: undefined,
    boardCopy: true,
    passLink: undefined,
  }),
});

describe.each(TABLE_KINDS.map((kind) => [kind.id, kind] as const))("%s", (_, kind) => {
  it("[AU3] is read from a real spreadsheet: every row, no identity, nothing left unsaid", async () => {
    const { table, findings, dropped } = await imported(kind);
    const { lines, never } = sheetOf(kind);
    const data = lines.filter(
      (cells) => cells.length > 3 && cells.some((cell) => typeof cell === "number" || /\d\.\d/.test(cell)),
    );
    expect(table.kind).toBe(kind.id);
    expect(table.rows.length).toBeGreaterThanOrEqual(2);
    expect(table.rows.length).toBeLessThanOrEqual(data.length);
    expect(findings.filter(({ severity }) => severity === "hard").map(findingSentence)).toEqual([]);
    expect(findings.filter(({ code }) => code === "sheet-columns-unmapped").map(findingSentence)).toEqual([]);
    expect(dropped.flatMap(({ values }) => values)).toHaveLength(
      never.length === 0 ? 0 : table.rows.length * never.length + 0,
    );
    for (const number of never) expect(JSON.stringify({ table, findings })).not.toContain(number);
    expect(typedTable(table, sheetOf(kind).reportingPeriod)).toEqual(table);
  });

  it("[PB6] is checked, and every figure of the sheet that is right is let through", async () => {
    const { draft, row } = await draftWith(kind);
    const findings = runChecks(checkContext({ draft, item: row }));
    expect(findings.filter(({ severity }) => severity === "hard").map(findingSentence)).toEqual([]);
    const [table] = draft.tables;
    const total = table && Object.keys(table.stated)[0];
    expect(total).toBeDefined();
    if (!table || total === undefined) return;
    const wrong = { ...draft, tables: [{ ...table, stated: { ...table.stated, [total]: 123 } }] };
    const found = runChecks(checkContext({ draft: wrong, item: row })).filter(({ severity }) => severity === "hard");
    expect(found.length).toBeGreaterThanOrEqual(1);
    for (const finding of found) expect(findingSentence(finding)).toMatch(/^[^a-z{}]*。$/);
    expect(kind.finds).toContain(found[0]?.code);
  });

  it("[AU2] reads the same on phone, kiosk, television and sheet: in full in the village, without names in public", async () => {
    const { open, names } = sheetOf(kind);
    for (const [medium, page] of Object.entries(surfaces(await shown(kind, "village")))) {
      const text = JSON.stringify(page);
      expect([medium, [...open, ...names].filter((each) => !text.includes(each))]).toEqual([medium, []]);
    }
    for (const [medium, page] of Object.entries(surfaces(await shown(kind, "public")))) {
      const text = JSON.stringify(page);
      expect([medium, open.filter((each) => !text.includes(each))]).toEqual([medium, []]);
      expect([medium, names.filter((each) => text.includes(each))]).toEqual([medium, []]);
    }
  });

  it("[PB2] a correction shows each cell as it was and as it is, and no name to whom it is not shown", async () => {
    const first = await draftWith(kind);
    const [table] = first.draft.tables;
    if (!table) throw new Error("no table");
    const typed = kind
      .columns(table)
      .filter(({ type, key }) => (type === "person" || type === "text") && (table.rows[0]?.[key] ?? "") !== "");
    expect(typed.length).toBeGreaterThanOrEqual(2);
    for (const { key, label } of typed) {
      const was = String(table.rows[0]?.[key]);
      const rows = table.rows.map((row, index) => (index === 0 ? { ...row, [key]: "郑重阳" } : row));
      const second = { ...first, draft: { ...first.draft, tables: [{ ...table, rows }] } };
      const corrected = (audience: ViewAudience) => {
        const before = shownDraft(first, audience);
        const after = { ...shownDraft(second, audience), edition: 2, latestEdition: 2 };
        return { changes: changesOf(before, after), pages: screens(after, before) };
      };
      const where = `第 1 行 ${label}`;
      const inVillage = corrected("village");
      expect(inVillage.changes).toEqual([{ where, before: was, after: "郑重阳" }]);
      expect(JSON.stringify(inVillage.pages.kiosk.changes)).toContain("郑重阳");
      const inPublic = corrected("public");
      for (const [medium, { changes }] of Object.entries(inPublic.pages)) {
        const shown = changes.map(({ where: place, before, after }) => ({ where: place, before, after }));
        expect([medium, shown]).toEqual([medium, inPublic.changes]);
      }
      if (!sheetOf(kind).names.includes(was)) continue;
      for (const name of [was, "郑重阳"]) expect(JSON.stringify(inPublic.pages)).not.toContain(name);
    }
  });

  it("[PB2] tells a row that was taken out by what a screen shows of it", async () => {
    const first = await draftWith(kind);
    const [table] = first.draft.tables;
    if (!table) throw new Error("no table");
    const rows = table.rows.slice(0, -1);
    const second = { ...first, draft: { ...first.draft, tables: [{ ...table, rows }] } };
    const before = shownDraft(first, "village");
    const gone = changesOf(before, shownDraft(second, "village")).filter(({ where }) => where.endsWith("（删去）"));
    const [view] = before.view?.tables ?? [];
    const cells = view?.rows.at(-1)?.filter((text, at) => view.columns[at]?.onScreen && text !== "");
    expect(gone).toEqual([{ where: `第 ${table.rows.length} 行（删去）`, before: cells?.join("，"), after: "" }]);
  });

  it("[SC5] has figures with their units, and five columns at most on a screen", async () => {
    const notice = await shown(kind, "village");
    const { kiosk, phone } = surfaces(notice);
    expect(phone.tables[0]?.figures.length).toBeGreaterThanOrEqual(1);
    for (const { unit, amount } of [...kiosk.figures, ...(phone.tables[0]?.figures ?? [])])
      expect([unit !== "", /^[−\d,.]+$/.test(amount)]).toEqual([true, true]);
    for (const line of kiosk.lead) for (const { unit, end } of line) expect(unit + end).toMatch(/^.[。，]$/);
    expect(notice.view?.tables[0]?.columns.filter(({ onScreen }) => onScreen).length).toBeLessThanOrEqual(5);
    expect(kiosk.tables[0]?.screenColumns).toBeLessThanOrEqual(5);
  });

  it("begins at the desk for every item of the catalog that has it, and is shown to officers in full", async () => {
    expect(tableKind(sheetOf(kind).item === "on-demand-disclosure" ? kind.id : itemOf(sheetOf(kind).item).table)).toBe(
      kind,
    );
    const begun = kind.start({ reportingPeriod: sheetOf(kind).reportingPeriod });
    expect([begun.kind, begun.rows]).toEqual([kind.id, []]);
    const { draft } = await draftWith(kind);
    const [computed] = computedTables(draft);
    expect(computed?.rows).toHaveLength(draft.tables[0]?.rows.length ?? -1);
    const [desk] = deskTables(draft);
    for (const name of sheetOf(kind).names) expect(JSON.stringify(desk)).toContain(name);
    const next = kind.start({ reportingPeriod: null, ...(draft.tables[0] && { previous: draft.tables[0] }) });
    expect([next.kind, next.rows]).toEqual([kind.id, []]);
  });
});

it("[PB4] a corrected sheet is signed on the day with which 时间 begins, not on the first edition's", async () => {
  const notice = await shown(TABLE_KINDS[0]!, "village");
  const elements = { ...notice.elements, issuedOn: "2026年10月20日，公示期10月21日至10月27日" };
  expect(surfaces({ ...notice, edition: 2, latestEdition: 2, elements }).sheet.issuedOn).toBe("2026年10月20日");
});

it("no kind of table is known by name outside its own folder", () => {
  const names = new RegExp(
    `["'\`](?:${TABLE_KINDS.map(({ id }) => id).join("|")})["'\`]|/tables/(?:${TABLE_KINDS.map(({ id }) => id).join("|")})[./]`,
  );
  const elsewhere = ["server", "kiosk", "views"]
    .flatMap(sourcesIn)
    .filter((file) => !file.startsWith("server/domain/tables/") && !file.startsWith("server/demo/"));
  const found = elsewhere.flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .flatMap((line, index) => (names.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
  );
  expect(found).toEqual([]);
});
