import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { FolderTaken } from "../../server/store/lock.ts";
import { aFolder, aStore, openIn } from "./village.ts";

const WRITER = join(import.meta.dirname, "../faults/writer.ts");

it("[ST1] a second store on one folder says so and stops, until the first is closed", async () => {
  const folder = await aFolder();
  const first = await openIn(folder);
  await expect(openIn(folder)).rejects.toThrow(FolderTaken);
  await first.close();
  await aStore(folder);
});

it("[ST1] of ten stores that open at once one has the folder", async () => {
  const folder = await aFolder();
  const results = await Promise.allSettled(Array.from({ length: 10 }, () => openIn(folder)));
  const opened = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  expect(opened).toHaveLength(1);
  for (const store of opened) await store.close();
});

it("[ST1] a second program is refused, and the lock of a killed one is taken over", async () => {
  const folder = await aFolder();
  const child = spawn(process.execPath, [WRITER, folder, "1"], { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  const refusal = await openIn(folder).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(FolderTaken);
  expect(refusal).toMatchObject({ pid: child.pid });
  child.kill("SIGKILL");
  await once(child, "exit");
  await aStore(folder);
});

it("[ST1] the lock of an earlier run of the machine is taken over, though its process number lives again", async () => {
  const folder = await aFolder();
  const store = await openIn(folder);
  const path = join(folder, "lock");
  const mine = JSON.parse(await readFile(path, "utf8")) as { boot: string };
  await store.close();
  await writeFile(path, JSON.stringify({ ...mine, boot: `${mine.boot}-before`, token: "old" }));
  await aStore(folder);
});

it.each(["", "rubbish"])("[ST1] a lock that reads %j belongs to nobody", async (text) => {
  const folder = await aFolder();
  await writeFile(join(folder, "lock"), text);
  await aStore(folder);
});
