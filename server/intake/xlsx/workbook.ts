import type { Grid } from "../../domain/grid/grid.ts";
import { IntakeStop, LIMITS } from "../refusal.ts";
import { readFormats } from "./formats.ts";
import { readSharedStrings } from "./shared-strings.ts";
import { readSheet } from "./sheet.ts";
import { unzipParts } from "./unzip.ts";
import type { Parts } from "./unzip.ts";
import { visibleGrid } from "./visible-grid.ts";
import { walkXml } from "./xml.ts";

type SheetEntry = { readonly name: string; readonly relation: string; readonly hidden: boolean };

/** The visible sheets of an .xlsx file in their order; hidden ones are named with the first. */
export const readWorkbook = (bytes: Uint8Array): Grid[] => {
  const parts = unzipParts(bytes);
  const workbook = parts("xl/workbook.xml");
  if (workbook === undefined) throw new IntakeStop("not-a-spreadsheet");
  const { sheets, date1904 } = readEntries(workbook);
  const paths = readPaths(parts("xl/_rels/workbook.xml.rels"));
  const strings = readSharedStrings(partLike(parts, paths, /sharedStrings\d*\.xml$/i, "xl/sharedStrings.xml"));
  const formatOf = readFormats(partLike(parts, paths, /styles\d*\.xml$/i, "xl/styles.xml"));
  const visible = sheets.filter(({ hidden }) => !hidden).slice(0, LIMITS.sheets);
  const grids = visible.flatMap(({ name, relation }) => {
    const path = paths.get(relation);
    const xml = path === undefined ? undefined : parts(path);
    return xml === undefined ? [] : [visibleGrid(name, readSheet(xml, { strings, formatOf, date1904 }))];
  });
  const hidden = sheets.filter((sheet) => sheet.hidden).map(({ name }) => name);
  const [first, ...others] = grids;
  if (!first) return [];
  return [
    hidden.length === 0 ? first : { ...first, odd: [...first.odd, { code: "hidden-sheets", names: hidden }] },
    ...others,
  ];
};

const readEntries = (xml: string): { sheets: SheetEntry[]; date1904: boolean } => {
  const sheets: SheetEntry[] = [];
  let date1904 = false;
  walkXml(xml, {
    open: (name, attributes) => {
      if (name === "workbookPr") date1904 = /^(?:1|true)$/.test(attributes["date1904"] ?? "");
      if (name !== "sheet") return;
      const relation = Object.entries(attributes).find(([key]) => /(?:^|:)id$/.test(key))?.[1] ?? "";
      const state = attributes["state"];
      sheets.push({ name: attributes["name"] ?? "", relation, hidden: state === "hidden" || state === "veryHidden" });
    },
  });
  return { sheets, date1904 };
};

const readPaths = (xml: string | undefined): Map<string, string> => {
  const paths = new Map<string, string>();
  if (xml !== undefined)
    walkXml(xml, {
      open: (name, { Id: id, Target: target }) => {
        if (name === "Relationship" && id !== undefined && target !== undefined)
          paths.set(id, target.startsWith("/") ? target.slice(1) : `xl/${target.replace(/^\.\//, "")}`);
      },
    });
  return paths;
};

const partLike = (parts: Parts, paths: ReadonlyMap<string, string>, like: RegExp, usual: string): string | undefined =>
  parts([...paths.values()].find((path) => like.test(path)) ?? usual);
