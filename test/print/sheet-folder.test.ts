import { appendFile, cp, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { freshFolder } from "../../server/print/sheet-folder.ts";
import { ROOT } from "../support/server.ts";

test("kept sheets are made anew after an update that changes what stands on them, and by no start alone", async () => {
  const root = await mkdtemp(join(tmpdir(), "sanwu-root-"));
  for (const place of ["views", "server"]) await cp(join(ROOT, place), join(root, place), { recursive: true });
  const folder = join(root, "sheets");
  const found: string[] = [];
  for (const changed of ["server/http/words.ts", "server/domain/figures/decimal.ts", "views/styles/_tokens.css"]) {
    const fresh = await freshFolder({ folder, root });
    await mkdir(fresh, { recursive: true });
    await writeFile(join(fresh, "kept.pdf"), "");
    expect(await freshFolder({ folder, root })).toBe(fresh);
    expect(await readdir(folder)).toEqual([basename(fresh)]);
    expect(await readdir(fresh)).toEqual(["kept.pdf"]);
    found.push(fresh);
    await appendFile(join(root, changed), "\n");
  }
  found.push(await freshFolder({ folder, root }));
  expect(new Set(found).size).toBe(4);
  expect(await readdir(folder)).toEqual([]);
  await rm(root, { recursive: true, force: true });
}, 20_000);
