import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it, onTestFinished } from "vitest";
import { STATUS_OF } from "../../server/http/refusal.ts";
import { sentenceOf } from "../../server/http/wording/refusals.ts";
import { signIn } from "../support/client.ts";
import { startServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";

const run = promisify(execFile);

/** A disk of four megabytes, or undefined on a machine that lets nobody mount. */
async function smallDisk(): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "sanwu-disk-"));
  try {
    await run("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", folder]);
  } catch {
    await rm(folder, { recursive: true });
    return undefined;
  }
  onTestFinished(async () => void (await run("umount", ["-l", folder])));
  return folder;
}

it("[LG3] a full disk is answered 507 with a plain sentence, nothing is stored by halves, and the server goes on", async () => {
  expect([STATUS_OF["disk-refused"], sentenceOf({ code: "disk-refused" })]).toEqual([
    507,
    expect.stringContaining("硬盘满了"),
  ]);
  const folder = await smallDisk();
  if (folder === undefined) return;
  const server = await startServer({ folder });
  onTestFinished(() => server.stop({ keep: true }));
  await settleVillage(server);
  const author = await signIn(server.url, "author");
  const create = (title: string) =>
    author.call<{ notice: { id: string } }>("POST", "/api/notices", { unit: VILLAGE, item: "policy-notice", title });
  const kept = (await create("写得进去的")).json.notice.id;

  await run("sh", ["-c", `dd if=/dev/zero of="${folder}/filler" bs=4k 2>/dev/null || true`]);
  const refused = await create("写不进去的");
  expect([refused.status, refused.json]).toEqual([
    507,
    { code: "disk-refused", message: sentenceOf({ code: "disk-refused" }) },
  ]);
  expect((await author.call("GET", `/api/notices/${kept}`)).status).toBe(200);
  expect((await fetch(`${server.url}/b/${VILLAGE}`)).status).toBe(200);
  expect((await server.store.notices.rows(VILLAGE)).map(({ title }) => title)).toEqual(["写得进去的"]);

  await rm(join(folder, "filler"));
  await writeFile(join(folder, "room"), "");
  expect((await create("又写得进去了")).status).toBe(201);
});
