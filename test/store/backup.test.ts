import { cp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { makeBackup } from "../../server/store/backup.ts";
import { filesUnder, hashOfFile } from "../../server/store/copy-folder.ts";
import { keptBackups } from "../../server/store/kept-backups.ts";
import { restoreBackup } from "../../server/store/restore-backup.ts";
import { AT, DAY, idOf, OTHER_VILLAGE, published, VILLAGE } from "../faults/publishing.ts";
import { aFolder, aStore, openIn } from "./village.ts";

const log = () => undefined;

async function aPlace() {
  const folder = join(await aFolder(), "data");
  const backups = `${folder}-backups`;
  const store = await openIn(folder);
  await published(store, 1);
  await published(store, 2, OTHER_VILLAGE);
  store.evidence.record(VILLAGE, { at: AT, day: DAY, event: { kind: "screen-seen", screen: "s1" } });
  await store.sessions.put("token-hash", () => ({ officer: "o", begunAt: AT, endsAt: "2027-01-01T00:00:00.000Z" }));
  await store.identities.put(VILLAGE, idOf(1), [{ table: 0, row: 0, column: "identity", mark: "ab" }]);
  return { folder, backups, store };
}

const hashes = async (folder: string) =>
  Promise.all((await filesUnder(folder)).map(async (path) => `${path} ${await hashOfFile(join(folder, path))}`));

it("[ST3] a backup of a running store is restored into an empty folder with identical hashes", async () => {
  const { folder, backups, store } = await aPlace();
  const backup = await makeBackup({ store, folder, backups, day: DAY, log });
  expect(backup).toEqual({ path: join(backups, DAY), problems: [] });
  await published(store, 3);
  await store.close();
  const restored = join(await aFolder(), "empty");
  expect(await restoreBackup(backup.path, restored)).toMatchObject({ ok: true, value: { problems: [] } });
  expect(await hashes(restored)).toEqual(await hashes(backup.path));
  const again = await aStore(restored);
  expect(again.damage()).toEqual([]);
  expect((await again.ledgers.head(VILLAGE)).sequence).toBe(1);
  expect((await again.notices.find(idOf(1)))?.editions).toHaveLength(1);
  expect(await again.identities.of(VILLAGE, idOf(1))).toHaveLength(1);
  expect(await again.sessions.all()).toEqual([]);
});

it("[ST3] publications go on during a backup, and none is caught halfway", async () => {
  const { folder, backups, store } = await aPlace();
  const writing = Array.from({ length: 30 }, (_, n) => published(store, 10 + n));
  const [{ problems, path }] = await Promise.all([makeBackup({ store, folder, backups, day: DAY, log }), ...writing]);
  expect(problems).toEqual([]);
  expect((await store.ledgers.head(VILLAGE)).sequence).toBe(31);
  await store.close();
  const copy = await aStore(path);
  for (const { copy: status, editions } of await copy.notices.rows(VILLAGE))
    expect([status, editions]).toEqual(editions === 1 ? [null, 1] : ["approved", 0]);
});

it("[ST3] a unit is copied in its turn: a backup waits for a publication that is under way", async () => {
  const { folder, backups, store } = await aPlace();
  const { promise: published, resolve: finish } = Promise.withResolvers<void>();
  const publication = store.inTurn(VILLAGE, () => published);
  let done = false;
  const backup = makeBackup({ store, folder, backups, day: DAY, log }).then(() => (done = true));
  await setTimeout(300);
  expect(done).toBe(false);
  finish();
  await Promise.all([publication, backup]);
  await store.close();
  expect(done).toBe(true);
});

it("[ST3] a copy that does not verify is named, and no good one is given up for it", async () => {
  const { folder, backups, store } = await aPlace();
  for (const day of ["2026-10-01", "2026-11-01"]) await makeBackup({ store, folder, backups, day, log });
  const ledger = join(folder, `units/${VILLAGE}/ledger.jsonl`);
  await writeFile(ledger, (await readFile(ledger, "utf8")).replace('"edition":1', '"edition":2'));
  const { path, problems } = await makeBackup({ store, folder, backups, day: DAY, log });
  await store.close();
  expect(problems[0]).toMatchObject({ file: `units/${VILLAGE}/ledger.jsonl`, line: 1, code: "wrong-hash" });
  expect((await readdir(backups)).sort()).toEqual(["2026-10-01", "2026-11-01", `${DAY}-incomplete`]);
  expect(await restoreBackup(path, join(await aFolder(), "x"))).toMatchObject({ error: { code: "backup-damaged" } });
});

it("[ST3] a restore touches no folder that holds something, and takes nothing but a backup", async () => {
  const { folder, backups, store } = await aPlace();
  const { path } = await makeBackup({ store, folder, backups, day: DAY, log });
  await store.close();
  expect(await restoreBackup(path, folder)).toEqual({ ok: false, error: { code: "folder-not-empty" } });
  expect(await restoreBackup(backups, `${folder}-new`)).toEqual({ ok: false, error: { code: "not-a-backup" } });
  const torn = join(await aFolder(), "torn");
  await cp(path, torn, { recursive: true });
  await rm(join(torn, `units/${VILLAGE}/notices/202611.json`));
  expect(await restoreBackup(torn, `${folder}-new`)).toMatchObject({ error: { code: "backup-damaged" } });
  await expect(stat(`${folder}-new`)).rejects.toThrow();
});

it("[ST3] backups rotate: 7 days, 5 weeks, 12 months", () => {
  const days = Array.from({ length: 400 }, (_, n) =>
    new Date(Date.UTC(2026, 10, 22) - n * 86_400_000).toISOString().slice(0, 10),
  );
  const kept = [...keptBackups(days)].sort().reverse();
  expect(kept).toEqual(
    [
      "2026-11-22 2026-11-21 2026-11-20 2026-11-19 2026-11-18 2026-11-17 2026-11-16",
      "2026-11-15 2026-11-08 2026-11-01 2026-10-31 2026-10-25 2026-09-30 2026-08-31",
      "2026-07-31 2026-06-30 2026-05-31 2026-04-30 2026-03-31 2026-02-28 2026-01-31 2025-12-31",
    ].flatMap((line) => line.split(" ")),
  );
  expect(keptBackups(["2026-01-01"])).toEqual(new Set(["2026-01-01"]));
});
