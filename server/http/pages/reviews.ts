import { AFFAIRS } from "../../domain/catalog.ts";
import type { Waiting } from "../../services/waiting.ts";
import { instantText } from "../words/instants.ts";

const DONE: ReadonlyMap<string, string> = new Map([
  ["approve", "已同意，交给下一步了。"],
  ["return", "已退回，填的人会看到您写的原因。"],
]);

/** What waits for an officer in all their units. */
export function reviewsPage({
  waits,
  done,
  nameOf,
}: {
  waits: readonly Waiting[];
  done: string;
  nameOf: (officer: string) => string;
}) {
  const lines = waits.map(({ what, row, item, unit, notice }) => {
    const sent = notice.workingCopy?.trail.findLast(({ type }) => type === "submit");
    return {
      what,
      affairs: item.affairs,
      affairsName: AFFAIRS[item.affairs].name,
      title: row.title || item.name,
      unitName: unit.name,
      note: sent ? `${nameOf(sent.by)} ${instantText(sent.at)}送审` : "",
      correction: row.correction ? "更正" : "",
      href: what === "publish" ? `/desk/notices/${row.id}/do/publish` : `/desk/notices/${row.id}/review`,
    };
  });
  return {
    reviews: lines.filter(({ what }) => what === "review"),
    publications: lines.filter(({ what }) => what === "publish"),
    done:
      done === "approve" && lines.some(({ what }) => what === "publish")
        ? "已同意。都审过了的列在下面，可以公布。"
        : (DONE.get(done) ?? ""),
  };
}
