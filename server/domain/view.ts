import type { Amount } from "./amount.ts";
import { canonical, sha256 } from "./jcs.ts";

/** Who looks (受众): belongs to the caller, never to an address (AU1). */
export type Audience = "public" | "village" | "desk";
/** The audiences for which an edition has a frozen view. The desk sees the draft itself. */
export type ViewAudience = Exclude<Audience, "desk">;
export const VIEW_AUDIENCES: readonly ViewAudience[] = ["village", "public"];

/**
 * A figure people came for. Three keys have words of their own on every medium: `income` and `expense`, which make a chart
 * of months, and `closing`, what is left; any other is called by its label.
 */
export type BoardFigure = { readonly key: string; readonly label: string } & Amount;

/** One part of a whole, in the chart that says where money or land went. */
export type Bar = { readonly label: string } & Amount;

/** How a chart of bars is headed; `largest` begins the sentence about its longest bar, where there is to be one. */
export type BarWords = { readonly title: string; readonly largest?: string };

export type ViewColumn = {
  readonly key: string;
  readonly label: string;
  readonly align: "left" | "right" | "center";
  readonly onScreen: boolean;
  readonly width: number;
  /** The column a row is called by. */
  readonly named?: true;
};

/** A table as one audience sees it: texts only, already masked and formatted, the same to the letter on all media. */
export type ViewTable = {
  readonly caption: string;
  /** 单位：元 */
  readonly unitLine: string;
  /** Head fields (account, opening balance) as label and text. */
  readonly head: readonly { readonly label: string; readonly text: string }[];
  readonly columns: readonly ViewColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly totals: readonly { readonly label: string; readonly cells: readonly string[] }[];
  /** Heads of columns this audience may not see; a line says so. */
  readonly omitted: readonly string[];
  /** True when a column names or concerns persons: rows go at the end of the notice period (PB9). */
  readonly personal: boolean;
  readonly figures: readonly BoardFigure[];
  readonly bars: readonly Bar[];
  /** Absent on views of before figures had units. */
  readonly barWords?: BarWords;
};

/** What one audience sees of one edition, frozen at publication and never computed again. */
export type View = {
  readonly v: 1;
  readonly audience: ViewAudience;
  readonly maskRules: number;
  readonly salt: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly tables: readonly ViewTable[];
  /** Answers to warnings that concern figures (PB6). */
  readonly remarks: readonly string[];
  readonly hash: string;
};

/**
 * The hash of a view: SHA-256 over the salt and the texts and cells that stand in a document that shows it, so that a
 * screen can compute the same from its own glass (SC2; kiosk/glass.ts does). Charts and figures follow from the cells.
 */
export const viewHash = (view: Omit<View, "hash">): string =>
  sha256(
    canonical([
      view.salt,
      view.title,
      view.paragraphs,
      view.tables.map(({ caption, columns, rows, totals }) => [
        caption,
        columns.map(({ label }) => label),
        rows,
        totals.map(({ label, cells }) => [label, ...cells]),
      ]),
      view.remarks,
    ]),
  );
