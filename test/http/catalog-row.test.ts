import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { signIn } from "../support/client.ts";
import { ROOT, startServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";

/** The program's folder with one row of the catalog changed, and not a line of code. */
async function rootWith(
  change: (row: Record<string, unknown>) => void,
  { file, id }: { file: string; id: string },
): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "sanwu-root-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const place of ["views", "kiosk", "server"]) await symlink(join(ROOT, place), join(root, place));
  await mkdir(join(root, "data"));
  for (const place of await readdir(join(ROOT, "data"))) {
    if (place !== "catalog" && !place.startsWith("runtime"))
      await symlink(join(ROOT, "data", place), join(root, "data", place));
  }
  await cp(join(ROOT, "data", "catalog"), join(root, "data", "catalog"), { recursive: true });
  const path = join(root, "data", "catalog", file);
  const rows = JSON.parse(await readFile(path, "utf8")) as Record<string, unknown>[];
  change(rows.find((row) => row["id"] === id) ?? {});
  await writeFile(path, JSON.stringify(rows));
  return root;
}

async function monthPage(root: string): Promise<string> {
  const server = await startServer({ root, at: "2026-11-12T02:00:00.000Z", browser: false });
  onTestFinished(() => server.stop());
  await settleVillage(server);
  const author = await signIn(server.url, "author");
  return (await author.call("GET", `/desk/${VILLAGE}`)).text;
}

it("changing one catalog row changes This month without code", async () => {
  const before = await monthPage(ROOT);
  const root = await rootWith(
    (row) => Object.assign(row, { name: "代收水费和卫生费", shortName: "代收水费", cycles: ["monthly"] }),
    { file: "village.json", id: "fees-collected" },
  );
  const after = await monthPage(root);
  expect(before).not.toContain("10月代收水费");
  expect(after).toContain("10月代收水费");
});
