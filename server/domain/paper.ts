/** A4 lies in the file and goes home; A3 hangs on the board and is read at one metre (design.md §7). */
export type Paper = "A4" | "A3";
export const PAPERS: readonly Paper[] = ["A4", "A3"];
