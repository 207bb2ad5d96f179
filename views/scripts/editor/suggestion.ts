import { formatCell } from "../../../server/domain/tables/format-cell.ts";
import { tableKind } from "../../../server/domain/tables/kinds.ts";
import type { Draft } from "../../../server/domain/notice.ts";
import type { Column, Field, TableDraft } from "../../../server/domain/tables/table.ts";
import type { WordedFinding } from "./api.ts";
import { editTable, setCell, type Edit } from "./draft.ts";

type Place = { readonly kind: "cell" | "head" | "stated"; readonly field: Pick<Column | Field, "type" | "choices"> };

/** Where in a table a finding's suggestion belongs. */
function placeIn(table: TableDraft, { row, column }: WordedFinding): Place | undefined {
  const kind = tableKind(table.kind);
  const named = ({ key }: { key: string }): boolean => key === column;
  const cell = kind.columns(table).find(named);
  if (row !== undefined) return cell && { kind: "cell", field: cell };
  const stated = kind.stated(table).find(named);
  if (stated) return { kind: "stated", field: stated };
  const head = kind.head(table).find(named);
  return head && { kind: "head", field: head };
}

/** What one click does, in words, and the edit; undefined when the program has nothing to offer. */
export function suggestionOf(
  draft: Draft,
  finding: WordedFinding,
): { readonly label: string; readonly edit: Edit } | undefined {
  const { suggestion, table: index, row, column } = finding;
  if (suggestion === undefined) return undefined;
  if (index === undefined) {
    if ((column !== "title" && column !== "content") || typeof suggestion !== "string") return undefined;
    return { label: "替我删掉", edit: (now) => ({ ...now, [column]: suggestion }) };
  }
  const table = draft.tables[index];
  const place = table && placeIn(table, finding);
  if (!place || column === undefined) return undefined;
  const said = formatCell(place.field, suggestion, draft.reportingPeriod?.slice(0, 4));
  const label = finding.code === "personal-data" ? "替我删掉" : said === "" ? "空着" : `改成 ${said}`;
  if (place.kind === "cell")
    return { label, edit: (now) => editTable(now, index, (each) => setCell(each, row ?? 0, column, suggestion)) };
  const { kind } = place;
  return {
    label,
    edit: (now) => editTable(now, index, (each) => ({ ...each, [kind]: { ...each[kind], [column]: suggestion } })),
  };
}
