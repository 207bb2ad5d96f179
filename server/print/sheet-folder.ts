import { createHash } from "node:crypto";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";

/** What stands on a sheet, and how it looks, follows from these folders and all that is in them. */
const MAKES_SHEETS = [
  "views/sheet",
  "views/partials",
  "views/layouts",
  "views/styles",
  "server/domain",
  "server/http",
  "server/print",
  "server/render",
];

/**
 * The folder of sheets that look as this version of the program makes them; those of other versions are removed, since
 * any sheet can be made again. `root`: the program's own folder.
 */
export async function freshFolder({ folder, root }: { folder: string; root: string }): Promise<string> {
  const hash = createHash("sha256");
  for (const place of MAKES_SHEETS) {
    const names = (await readdir(join(root, place), { recursive: true })).filter((name) =>
      /\.(ts|hbs|css)$/.test(name),
    );
    const files = await Promise.all(names.toSorted().map((name) => readFile(join(root, place, name))));
    for (const file of files) hash.update(file);
  }
  const name = hash.digest("hex").slice(0, 16);
  const others = (await readdir(folder).catch(() => [])).filter((each) => each !== name);
  await Promise.all(others.map((each) => rm(join(folder, each), { recursive: true, force: true })));
  return join(folder, name);
}
