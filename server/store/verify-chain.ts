import { GENESIS, headOf, readLine, type Entry, type Head } from "../domain/ledger.ts";
import { nodeFileSystem as files } from "./file-system.ts";
import { eachLine } from "./lines.ts";

/** What is wrong in a folder, and where. `code` is a Break of the chain or one of those given here and in verify-unit.ts. */
export type Problem = {
  readonly file: string;
  readonly code: string;
  readonly line?: number;
  readonly notice?: string;
  readonly edition?: number;
};

/** Reads a chain (ledger or evidence) from its beginning. The first line that does not follow ends it. */
export async function verifyChain({
  path,
  file,
  unit,
  onEntry,
}: {
  path: string;
  file: string;
  unit: string;
  onEntry: (entry: Entry) => void;
}): Promise<{ head: Head; problem?: Problem }> {
  let head: Head = GENESIS;
  let problem: Problem | undefined;
  const { torn } = await eachLine({
    files,
    path,
    onLine(bytes) {
      const read = readLine(bytes.toString("utf8"), head, unit);
      if ("broken" in read) {
        problem = { file, line: head.sequence + 1, code: read.broken.code };
        return false;
      }
      head = headOf(read.entry);
      onEntry(read.entry);
      return true;
    },
  });
  if (!problem && torn > 0) problem = { file, line: head.sequence + 1, code: "torn-line" };
  return { head, ...(problem ? { problem } : {}) };
}
