import { emptyState, foldEntry, type LedgerState } from "../domain/fold.ts";
import { headOf, readLine } from "../domain/ledger.ts";
import type { UnitCode } from "../domain/unit.ts";
import type { FileSystem } from "./file-system.ts";
import { eachLine } from "./lines.ts";

/** What a damaged ledger still says: for reading only. */
export type Salvage = { readonly state: LedgerState; readonly lines: readonly string[] };

/**
 * Reads a damaged ledger as far as its chain holds, takes the missing lines from the last good copy, and goes on with
 * whatever follows them. Every line that is answered continues the one before it.
 */
export async function salvageLedger({
  files,
  path,
  copy,
  unit,
}: {
  files: FileSystem;
  path: string;
  copy: string | undefined;
  unit: UnitCode;
}): Promise<Salvage> {
  const state = emptyState();
  const lines: string[] = [];
  for (const source of [path, copy, path]) {
    if (source === undefined) continue;
    await eachLine({
      files,
      path: source,
      onLine(bytes) {
        const line = bytes.toString("utf8");
        const read = readLine(line, state.head, unit);
        if ("broken" in read) return;
        state.head = headOf(read.entry);
        foldEntry(state, read.entry);
        lines.push(line);
      },
    });
  }
  return { state, lines };
}
