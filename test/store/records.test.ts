import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hmacIdentity, loadKeys } from "../../server/store/keys.ts";
import { filesUnder } from "../../server/store/copy-folder.ts";
import { AT, DAY, idOf, VILLAGE } from "../faults/publishing.ts";
import { aFolder, aStore, openIn } from "./village.ts";

const seen = (screen: string) => ({ at: AT, day: DAY, event: { kind: "screen-seen", screen } }) as const;

const auditLine = (n: number) => ({
  at: AT,
  officer: "o",
  action: `write-${n}`,
  unit: null,
  notice: null,
  result: "ok",
});

describe("evidence", () => {
  it("[LG1] continues its chain over a restart, in batches", async () => {
    const folder = await aFolder();
    const store = await openIn(folder);
    for (let n = 0; n < 50; n += 1) store.evidence.record(VILLAGE, seen(`s${n}`));
    expect((await store.evidence.head(VILLAGE)).sequence).toBe(50);
    store.evidence.record(VILLAGE, seen("s50"));
    await store.close();
    const again = await aStore(folder);
    again.evidence.record(VILLAGE, seen("s51"));
    await again.evidence.flush();
    const entries = await again.evidence.entries(VILLAGE, { after: 48, limit: 10 });
    expect(entries.map(({ sequence, screen }) => `${sequence} ${screen}`)).toEqual([
      "49 s48",
      "50 s49",
      "51 s50",
      "52 s51",
    ]);
    expect(entries.at(-1)?.previous).toBe(entries.at(-2)?.hash);
    expect((await again.ledgers.head(VILLAGE)).sequence).toBe(0);
  });
});

describe("the audit log", () => {
  it("[ST1] is paged from the newest line on, over a restart", async () => {
    const folder = await aFolder();
    const store = await openIn(folder);
    for (let n = 1; n <= 5; n += 1) store.audit.append(auditLine(n));
    await store.close();
    const { audit } = await aStore(folder);
    audit.append(auditLine(6));
    const first = await audit.page({ limit: 4 });
    expect(first.items.map(({ action }) => action)).toEqual(["write-6", "write-5", "write-4", "write-3"]);
    const second = await audit.page({ limit: 4, before: first.next ?? 0 });
    expect(second.items.map(({ action }) => action)).toEqual(["write-2", "write-1"]);
    expect(second.next).toBeNull();
  });
});

describe("identity marks", () => {
  const ID = "110105199003078888";

  it("[AU3] lie in a private file of mode 0600, and the text lies nowhere", async () => {
    const folder = await aFolder();
    const keys = await loadKeys(join(await aFolder(), "keys"));
    const store = await openIn(folder);
    const mark = hmacIdentity(keys.hmacKey, ID);
    await store.identities.put(VILLAGE, idOf(1), [{ table: 0, row: 3, column: "identity", mark }]);
    expect(await store.identities.of(VILLAGE, idOf(1))).toEqual([{ table: 0, row: 3, column: "identity", mark }]);
    await store.close();
    const path = `private/${VILLAGE}/${idOf(1)}.json`;
    expect(await filesUnder(folder)).toContain(path);
    expect((await stat(join(folder, path))).mode & 0o777).toBe(0o600);
    for (const file of await filesUnder(folder)) expect(await readFile(join(folder, file), "utf8")).not.toContain(ID);
    const again = await aStore(folder);
    await again.identities.put(VILLAGE, idOf(1), []);
    expect(await filesUnder(folder)).not.toContain(path);
    await expect(again.identities.of(VILLAGE, "../../x")).rejects.toThrow();
  });

  it("[AU3] keys are made once, for this account alone, and a mark is worth nothing without its key", async () => {
    const folder = join(await aFolder(), "keys");
    const keys = await loadKeys(folder);
    expect(await loadKeys(folder)).toEqual(keys);
    expect(keys.hmacKey.equals(keys.sessionKey)).toBe(false);
    for (const name of ["hmac.key", "session.key"]) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    const other = await loadKeys(join(await aFolder(), "keys"));
    expect(hmacIdentity(keys.hmacKey, ` ${ID.slice(0, 6)} ${ID.slice(6)}`)).toBe(hmacIdentity(keys.hmacKey, ID));
    expect(hmacIdentity(other.hmacKey, ID)).not.toBe(hmacIdentity(keys.hmacKey, ID));
  });
});

it("[ST1] sessions survive a restart until they end", async () => {
  const folder = await aFolder();
  const store = await openIn(folder);
  await store.sessions.put("going-on", () => ({ officer: "o", begunAt: AT, endsAt: "2026-11-03T00:00:00.000Z" }));
  await store.sessions.put("ended", () => ({ officer: "o", begunAt: AT, endsAt: AT }));
  await store.close();
  const { sessions } = await aStore(folder);
  expect(await sessions.get("going-on")).toMatchObject({ officer: "o" });
  expect(await sessions.get("ended")).toBeUndefined();
});

it("[LG3] a clock that jumps back and forth moves no line out of its order", async () => {
  const store = await aStore(await aFolder());
  const days = ["2026-11-02", "2020-01-01", "2031-05-05", "2026-11-03"];
  for (const [expect, day] of days.entries()) {
    const event = { kind: "anchor", evidenceHead: "0".repeat(64), day } as const;
    await store.ledgers.append(VILLAGE, { expect, at: `${day}T00:00:00.000Z`, day, by: [], event });
  }
  const entries = await store.ledgers.entries(VILLAGE, { after: 0, limit: 9 });
  expect(entries.map(({ sequence, day }) => `${sequence} ${day}`)).toEqual(days.map((day, n) => `${n + 1} ${day}`));
});
