import type { Audit, AuditLine } from "../services/record-ports.ts";
import { createBatchedFile } from "./batched-file.ts";
import { lastLines, wholeLines } from "./lines.ts";
import type { Surroundings } from "./open-unit.ts";

/** The audit log: one file for the data folder, appended in batches. */
export async function openAuditLog({
  around,
  ready,
}: {
  around: Surroundings;
  ready: () => Promise<void>;
}): Promise<Audit & { close(): Promise<void> }> {
  const { files, places, damages } = around;
  const path = places.audit;
  const { length, torn } = await wholeLines(files, path);
  if (torn > 0) damages.report({ unit: null, file: "audit.jsonl", code: "torn-line-dropped" });
  const onRefused = () => damages.report({ unit: null, file: "audit.jsonl", code: "audit-not-written" });
  const file = createBatchedFile({ files, path, length, ready, onRefused });

  return {
    append: (line) => file.add(JSON.stringify(line)),
    async page({ before = Infinity, limit }) {
      await file.flush().catch(onRefused);
      const end = Math.min(before, file.length);
      if (end <= 0 || limit <= 0) return { items: [], next: null };
      const { lines, start } = await lastLines({ files, path, before: end, limit });
      return { items: lines.map((line) => JSON.parse(line) as AuditLine), next: start > 0 ? start : null };
    },
    flush: () => file.flush(),
    async close() {
      await file.flush().finally(() => file.close());
    },
  };
}
