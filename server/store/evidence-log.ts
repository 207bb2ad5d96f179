import { evidenceLine, nextEvidence, readEvidence, type Evidence } from "../domain/evidence.ts";
import { GENESIS, headOf, type Entry, type Head } from "../domain/ledger.ts";
import type { UnitCode } from "../domain/unit.ts";
import type { EvidenceLog } from "../services/record-ports.ts";
import { createBatchedFile, type BatchedFile } from "./batched-file.ts";
import { eachLine, lastLines, wholeLines } from "./lines.ts";
import type { Surroundings } from "./open-unit.ts";
import { checkedUnit } from "./places.ts";

/** More events than this wait for no disk: the oldest evidence is what counts, so new events are dropped, and it is said. */
const MOST_WAITING = 100_000;

type Chain = { head: Head; readonly file: BatchedFile; readonly damaged: boolean };

/** Evidence chains of all units, each opened when first needed. */
export function createEvidenceLog({
  around,
  ready,
}: {
  around: Surroundings;
  ready: () => Promise<void>;
}): EvidenceLog & {
  close(): Promise<void>;
} {
  const { files, places, damages } = around;
  const chains = new Map<UnitCode, Promise<Chain>>();
  const adding = new Set<Promise<void>>();

  const refused = (unit: UnitCode) => () =>
    damages.report({ unit, file: `units/${unit}/evidence.jsonl`, code: "evidence-not-written" });

  /** Looks at the last line alone; the whole chain is verified with each backup. */
  async function open(unit: UnitCode): Promise<Chain> {
    const path = places.evidence(unit);
    const { length, torn } = await wholeLines(files, path);
    const last = length > 0 ? (await lastLines({ files, path, before: length, limit: 1 })).lines[0] : undefined;
    const head = last === undefined ? GENESIS : headAt(last, unit);
    const report = (code: string) => damages.report({ unit, file: `units/${unit}/evidence.jsonl`, code });
    if (!head) report("evidence-damaged");
    else if (torn > 0) report("torn-line-dropped");
    const file = createBatchedFile({ files, path, length, ready, onRefused: refused(unit) });
    return { head: head ?? GENESIS, file, damaged: head === undefined };
  }

  const chainOf = (unit: UnitCode): Promise<Chain> => {
    const found = chains.get(unit) ?? open(checkedUnit(unit));
    chains.set(unit, found);
    return found;
  };

  async function flush(): Promise<void> {
    await Promise.all(adding);
    for (const chain of chains.values()) await (await chain).file.flush();
  }

  return {
    record(unit, { at, day, event }) {
      const work = chainOf(unit).then((chain) => {
        if (chain.damaged || chain.file.waiting >= MOST_WAITING) return refused(unit)();
        const evidence = nextEvidence(chain.head, { unit, at, day, event });
        chain.head = headOf(evidence as unknown as Entry);
        chain.file.add(evidenceLine(evidence));
      }, refused(unit));
      adding.add(work);
      void work.finally(() => adding.delete(work));
    },
    flush,
    async head(unit) {
      await Promise.all(adding);
      const chain = await chainOf(unit);
      const { head } = chain;
      await chain.file.flush();
      return head;
    },
    async entries(unit, { after, limit }) {
      const { file } = await chainOf(unit);
      const found: Evidence[] = [];
      let sequence = 0;
      await eachLine({
        files,
        path: places.evidence(unit),
        until: file.length,
        onLine(line) {
          sequence += 1;
          if (sequence > after && found.length < limit) found.push(JSON.parse(line.toString("utf8")) as Evidence);
          return found.length < limit;
        },
      });
      return found;
    },
    async close() {
      await flush();
      for (const chain of chains.values()) await (await chain).file.close();
    },
  };
}

/** The head that a line makes, or undefined when the line is not whole in itself. */
function headAt(line: string, unit: UnitCode): Head | undefined {
  try {
    const { sequence, previous } = JSON.parse(line) as Evidence;
    const read = readEvidence(line, { sequence: sequence - 1, hash: previous, at: null }, unit);
    return "broken" in read ? undefined : headOf(read.evidence as unknown as Entry);
  } catch {
    return undefined;
  }
}
