import type { CheckContext } from "../checks.ts";
import type { Finding } from "../tables/table.ts";
import { differs, partsOf, productOf, shareFinding, shareOf, sumFinding, sumsIn } from "./sentence-figures.ts";
import { listsIn, type TextList } from "./text-lists.ts";

/**
 * Figures that a text states and that can be reckoned anew (FG1): what is listed under a total, what stands behind 其中, a
 * share (按1%提取), area × price, the number of things listed. Only where there is one way to read them; warnings, since a
 * sentence may mean something else. One of a code in a paragraph: answers go by paragraph.
 */
export function textFigureFindings({ draft }: Pick<CheckContext, "draft">): readonly Finding[] {
  const paragraphs = draft.content.split(/\r?\n/u).filter((line) => line.trim() !== "");
  const lists = listsIn(paragraphs);
  const found = [
    ...lists.flatMap((list) => [...sumOfList(list), ...countOfList(list), ...sharesOfList(list)]),
    ...paragraphs.flatMap((line, row) =>
      line
        .split(/[。；;]/u)
        .flatMap((sentence) => [
          ...partsOf(sentence).map((finding) => ({ ...finding, row })),
          ...productOf(sentence).map((finding) => ({ ...finding, row })),
          ...(lists.some((list) => list.row === row) ? [] : shareOf(sentence).map((finding) => ({ ...finding, row }))),
        ]),
    ),
  ];
  const first = found.filter(
    ({ code, row }, index) => found.findIndex((other) => other.code === code && other.row === row) === index,
  );
  return first.map(({ code, row, values }) => ({
    code,
    severity: "warning",
    column: "content",
    row,
    values: { paragraph: row + 1, ...values },
  }));
}

type Found = Required<Pick<Finding, "code" | "row" | "values">>;

const withoutBrackets = (text: string): string => text.replaceAll(/[（(][^（）()]*(?:[）)]|$)/gu, "");

function sumOfList({ head, items, row }: TextList): readonly Found[] {
  const [stated, ...more] = sumsIn(head);
  if (stated === undefined || more.length > 0) return [];
  const each = items.map((item) => sumsIn(withoutBrackets(item)).filter(({ of }) => of === stated.of));
  if (each.some(({ length }) => length !== 1)) return [];
  const parts = each.flat();
  return differs(stated, parts) ? [{ ...sumFinding(stated, parts), row }] : [];
}

const STATED_COUNT = /(\d{1,3})\s*([个项处笔件条])[:：]\s*$/u;

function countOfList({ head, items, row }: TextList): readonly Found[] {
  const [, stated, word = ""] = STATED_COUNT.exec(head) ?? [];
  if (stated === undefined || Number(stated) === items.length) return [];
  return [{ code: "text-count-differs", row, values: { stated: `${stated}${word}`, actual: items.length } }];
}

function sharesOfList({ head, items, row }: TextList): readonly Found[] {
  const [base, ...more] = sumsIn(head);
  if (base === undefined || more.length > 0) return [];
  return items.flatMap((item) => shareFinding(base, item).map((finding) => ({ ...finding, row })));
}
