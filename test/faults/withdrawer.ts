import { join } from "node:path";
import { nodeFileSystem, type FileSystem } from "../../server/store/file-system.ts";
import { openOffice } from "../support/office.ts";

/**
 * An office that withdraws a notice and carries it to the villages, on a disk that stops in the middle of a village's
 * line. It says "torn" and hangs, so that it can be killed between the two ledgers.
 */
const [, , folder = "", notice = "", signIn = "", village = "", at = ""] = process.argv;

const stalling: FileSystem = {
  ...nodeFileSystem,
  async open(path, flags, mode) {
    const file = await nodeFileSystem.open(path, flags, mode);
    if (!path.endsWith(join(village, "ledger.jsonl"))) return file;
    return {
      ...file,
      async write(line) {
        await file.write(line.slice(0, 60));
        process.stdout.write("torn\n");
        await new Promise(() => setInterval(() => undefined, 1_000));
      },
    };
  },
};

const { act } = await openOffice({ folder, at, files: stalling, logError: (error) => console.error(error) });
await act(signIn, notice, { type: "withdraw", reason: "要重新核实" });
