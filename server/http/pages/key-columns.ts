import type { ViewColumn } from "../../domain/view.ts";

const NUMBERS = /^(序号|编号|号)$/u;
/** The column a row is called by. */
const CALLED = /^(户主|姓名|农户姓名|申请人|申请人姓名|名称|项目|项目名称|事项|内容|摘要|题目)$/u;
const CONTRACT = /^(合同号|合同编号|凭证号)$/u;
const PERSON = /姓名$|^(户主|户名|申请人|流出方|出让方|转出方)$/u;

type Labelled = readonly Pick<ViewColumn, "label" | "named">[];

/** A typed table says so; of any other it is known by its head. */
function calledColumn(columns: Labelled): number {
  const declared = columns.findIndex(({ named }) => named === true);
  return declared >= 0 ? declared : columns.findIndex(({ label }) => CALLED.test(label));
}

/** The columns a row is numbered and called by: the heading of its block where there is no room for a table. */
export function leadColumns(columns: Labelled): { readonly number: number; readonly name: number } {
  const number = columns.findIndex(({ label }, at) => at === 0 && NUMBERS.test(label));
  const named = calledColumn(columns);
  return { number, name: named >= 0 ? named : number + 1 };
}

/** The columns by which a row is found again (序号, 合同号, 户主), repeated on each part of a table that is split. */
export function keyColumns(columns: Labelled): readonly number[] {
  const first = (pattern: RegExp): number => columns.findIndex(({ label }) => pattern.test(label));
  const sure = [first(CONTRACT), first(PERSON)].filter((at) => at >= 0);
  const keys = [leadColumns(columns).number, ...(sure.length > 0 ? sure : [calledColumn(columns)])].filter(
    (at) => at >= 0,
  );
  return keys.length > 0 ? keys.toSorted((a, b) => a - b) : [0];
}
