import type { BarWords, ViewTable } from "../../domain/view.ts";

/** What a chart of bars is called where its view does not say: only accounts had one before views did. */
const OF_ACCOUNTS: BarWords = { title: "钱花到哪里去了", largest: "最大一笔支出" };

export const barWordsOf = ({ barWords }: Pick<ViewTable, "barWords">): BarWords => barWords ?? OF_ACCOUNTS;

export const barTitle = (table: Pick<ViewTable, "barWords">): string => barWordsOf(table).title;
