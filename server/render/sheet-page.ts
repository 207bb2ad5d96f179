import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Paper } from "../domain/paper.ts";
import { barsSvg, type Bar, type BarSize } from "./charts.ts";
import type { QrSvg } from "./qr.ts";
import { sheetTableView } from "./sheet-table.ts";
import type { SheetTable } from "./sheet-table.ts";
import { phrases, sentence, titleParts, unbroken } from "./unbroken.ts";
import type { Views } from "./views.ts";

/** All that stands on a sheet (张贴件), as already formatted strings in the words of the medium. */
export interface SheetPage {
  readonly lang: string;
  readonly unitName: string;
  readonly placeName: string;
  readonly affairs: { readonly key: "party" | "village" | "finance"; readonly label: string };
  readonly number: string;
  /** The check code, printed 4-4. */
  readonly code: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly tables: readonly SheetTable[];
  /** Bars for the wall; the file has the table. */
  readonly chart?: { readonly title: string; readonly bars: readonly Bar[] } | undefined;
  /** The notice period in words, e.g. `公示期：2026年10月12日至10月18日（7天）`. */
  readonly periodLine: string;
  /** The days of the period for its boxes, e.g. `12`, `13`; empty when there are more than fifteen. */
  readonly periodDays: readonly string[];
  /** Where to ask and object: one way each, with the mark that ends it. */
  readonly objection: readonly string[];
  /** Warnings about figures and how they were explained, a line each. */
  readonly answers: readonly string[];
  readonly issuingBody: string;
  readonly issuedOn: string;
  /** 时间 公布单位 公开事项 内容 公布人 审核人, in this order. */
  readonly elements: readonly { readonly label: string; readonly value: string }[];
  readonly ledgerHead16: string;
  readonly qr: QrSvg;
  /** The words above and below the code beside the QR. */
  readonly checkLines: { readonly scan: string; readonly enter: string };
  /** A mark of state above the title, e.g. `第2版·更正`. */
  readonly banner?: string;
  /** Why this edition took the place of the one before, as a sentence. */
  readonly correctionLine?: string;
  /** On the 网络版: which part is left out and where it hangs; empty when nothing is. */
  readonly webVersion?: string;
  /** Whether the sheet is sealed by hand: 42 mm around issuer and date stay clear. */
  readonly seal: boolean;
}

/** Characters from which on a title is set smaller, so that it has two lines. */
const LONG_TITLE = 36;

/** A third of a sheet on its side, in px; its type is 16.5 pt. Labels take no more room than the longest of them. */
const CHART = { width: 478, row: 29, font: 22 };
const WIDEST_LABEL = 206;
const chartSize = (bars: readonly Bar[]): BarSize => ({
  ...CHART,
  label: Math.min(WIDEST_LABEL, (Math.max(...bars.map(({ label }) => label.length)) + 1) * CHART.font),
});

/** Style sheets by paper: A3 is set over A4. */
const STYLES: Readonly<Record<Paper, readonly string[]>> = {
  A4: ["_tokens.css", "sheet.css"],
  A3: ["_tokens.css", "sheet.css", "sheet-a3.css"],
};

/** Makes the HTML of a sheet: a flow that server/print/paginate.ts cuts into pages of paper. */
export function createSheetRenderer({ views, stylesFolder }: { views: Views; stylesFolder: string }) {
  const cssOf = (paper: Paper): string =>
    STYLES[paper].map((name) => readFileSync(join(stylesFolder, name), "utf8")).join("\n");
  const css: Readonly<Record<Paper, string>> = { A4: cssOf("A4"), A3: cssOf("A3") };
  return (page: SheetPage, paper: Paper = "A4"): string => {
    const view: object = { ...sheetView(page, paper), css: css[paper], surface: paper.toLowerCase() };
    return views.render("sheet/notice", view, "layouts/sheet");
  };
}

function sheetView(page: SheetPage, paper: Paper): object {
  const chart = paper === "A3" ? page.chart : undefined;
  const boxes = page.periodDays.map((day, index) => ({ day, x: index * 31 + 1, middle: index * 31 + 14 }));
  return {
    ...page,
    banner: page.banner ?? "",
    correction: unbroken(page.correctionLine ?? ""),
    webVersion: page.webVersion ? phrases(page.webVersion) : [],
    web: page.webVersion !== undefined,
    /** Nothing is left out: that it is the 网络版 stands beside the number, and takes no line of its own. */
    webAlone: page.webVersion === "",
    titleParts: titleParts(page.title),
    longTitle: page.title.length > LONG_TITLE,
    textOnly: page.tables.length === 0,
    paragraphs: page.paragraphs.map(sentence),
    period: phrases(page.periodLine),
    objection: page.objection.map(unbroken),
    answers: page.answers.map(unbroken),
    elements: page.elements.map(({ label, value }) => ({ label, value: phrases(value) })),
    tables: page.tables.map((table) => sheetTableView(table, paper)),
    chart: chart && { title: chart.title, svg: barsSvg(chart.bars, chartSize(chart.bars), chart.title) },
    boxes,
    boxesWidth: boxes.length * 31,
    quiet: page.qr.size + 4,
  };
}
