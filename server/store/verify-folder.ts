import { join } from "node:path";
import { levelOf } from "../domain/unit.ts";
import { readDurable } from "./durable-file.ts";
import { nodeFileSystem as files } from "./file-system.ts";
import { eachLine } from "./lines.ts";
import type { Problem } from "./verify-chain.ts";
import { verifyUnit, type UnitReport } from "./verify-unit.ts";

export type FolderReport = { readonly units: readonly UnitReport[]; readonly problems: readonly Problem[] };

/** Checks a data folder, or one unit's folder, without the server (LG4). Files are named from the folder given. */
export async function verifyFolder(folder: string): Promise<FolderReport> {
  const isWhole = (await files.stat(join(folder, "units"))) !== undefined;
  if (!isWhole) {
    const unit = await verifyUnit(folder);
    return { units: [unit], problems: unit.problems };
  }
  const units: UnitReport[] = [];
  const problems: Problem[] = [];
  for (const { name } of await files.list(join(folder, "units"))) {
    if (levelOf(name) === undefined) continue;
    const unit = await verifyUnit(join(folder, "units", name));
    units.push(unit);
    problems.push(...unit.problems.map((problem) => ({ ...problem, file: `units/${name}/${problem.file}` })));
  }
  for (const { name } of await files.list(join(folder, "registry"))) {
    if (name.endsWith(".json") && !(await isReadable(join(folder, "registry", name)))) {
      problems.push({ file: `registry/${name}`, code: "records-unreadable" });
    }
  }
  const line = await badAuditLine(join(folder, "audit.jsonl"));
  if (line !== undefined) problems.push({ file: "audit.jsonl", line, code: "unreadable" });
  return { units, problems };
}

const isReadable = (path: string): Promise<boolean> =>
  readDurable({ files, path, parse: (content) => content }).then(
    () => true,
    () => false,
  );

async function badAuditLine(path: string): Promise<number | undefined> {
  let line = 0;
  try {
    await eachLine({
      files,
      path,
      onLine(bytes) {
        line += 1;
        JSON.parse(bytes.toString("utf8"));
      },
    });
    return undefined;
  } catch {
    return line;
  }
}
