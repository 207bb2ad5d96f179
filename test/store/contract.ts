import { describe, expect, it, onTestFinished } from "vitest";
import { Stale, type Store } from "../../server/services/ports.ts";
import {
  approvedNotice,
  AT,
  DAY,
  editionOf,
  idOf,
  OTHER_VILLAGE,
  publish,
  published,
  VILLAGE,
} from "../faults/publishing.ts";

/** What every store does. `place` makes a fresh place; `open` opens the same one each time. */
export function storeContract(name: string, place: () => Promise<{ open: () => Promise<Store> }>) {
  const fresh = async () => {
    const { open } = await place();
    const store = await open();
    onTestFinished(() => store.close());
    return store;
  };

  describe(`${name} keeps the store contract`, () => {
    it("[ST1] a save names the version it read", async () => {
      const { notices } = await fresh();
      const first = await notices.save(approvedNotice(idOf(1)));
      expect(first.version).toBe(1);
      await notices.save(first);
      await expect(notices.save(first)).rejects.toThrow(Stale);
      await expect(notices.save(approvedNotice(idOf(1)))).rejects.toThrow(Stale);
      expect((await notices.find(idOf(1)))?.version).toBe(2);
    });

    it("[ST1] of two saves of one version one wins", async () => {
      const { notices } = await fresh();
      const first = await notices.save(approvedNotice(idOf(1)));
      const results = await Promise.allSettled([notices.save(first), notices.save(first)]);
      expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    });

    it("[LG3] a publication is whole after closing and opening again", async () => {
      const { open } = await place();
      const store = await open();
      const entry = await published(store, 1);
      await store.close();
      const again = await open();
      onTestFinished(() => again.close());
      expect(await again.ledgers.entries(VILLAGE, { after: 0, limit: 10 })).toEqual([entry]);
      expect((await again.ledgers.state(VILLAGE)).notices.get(idOf(1))?.edition).toBe(1);
      const notice = await again.notices.find(idOf(1));
      expect([notice?.editions.length, notice?.workingCopy]).toEqual([1, null]);
    });

    it("[LG3] an edition without its line is the approved copy again, in find and in rows", async () => {
      const { notices } = await fresh();
      const notice = await notices.save(approvedNotice(idOf(1)));
      await notices.save({ ...notice, editions: [editionOf(notice)], workingCopy: null });
      expect(await notices.find(idOf(1))).toMatchObject({ editions: [], workingCopy: notice.workingCopy, version: 2 });
      expect(await notices.rows(VILLAGE)).toMatchObject([{ copy: "approved", editions: 0 }]);
      expect(notice.workingCopy?.trail).toHaveLength(2);
    });

    it("[LG3] an edition that was scheduled is scheduled again", async () => {
      const { notices } = await fresh();
      const approved = approvedNotice(idOf(1));
      const copy = approved.workingCopy;
      if (!copy) throw new Error("no copy");
      const step = {
        type: "schedule",
        by: "o-approver",
        part: "approver",
        at: AT,
        publishAt: "2026-11-03T00:00:00Z",
      } as const;
      const notice = await notices.save({ ...approved, workingCopy: { ...copy, trail: [...copy.trail, step] } });
      await notices.save({ ...notice, editions: [editionOf(notice)], workingCopy: null });
      expect(await notices.scheduled()).toMatchObject([{ id: idOf(1), publishAt: step.publishAt }]);
    });

    it("[LG3] an act without its line never happened", async () => {
      const { notices, ledgers, ...store } = await fresh();
      await published({ notices, ledgers, ...store }, 1);
      const notice = await notices.find(idOf(1));
      if (!notice) throw new Error("lost");
      const by = { id: "o-approver", name: "赵连山", part: "approver" } as const;
      const frozen = { ...notice, acts: [{ type: "freeze", by, at: AT, reason: "有人反映", sequence: 2 } as const] };
      await notices.save(frozen);
      expect((await notices.find(idOf(1)))?.acts).toEqual([]);
      const event = { kind: "frozen", notice: idOf(1), edition: 1 } as const;
      await ledgers.append(VILLAGE, { expect: 1, at: AT, day: DAY, by: [by.id], event });
      expect((await notices.find(idOf(1)))?.acts).toEqual(frozen.acts);
    });

    it("[PB3] 20 publications at once are numbered without a gap", async () => {
      const store = await fresh();
      const heard: number[] = [];
      store.ledgers.onAppend((entry) => entry.kind === "published" && heard.push(entry.number.number));
      const entries = await Promise.all(Array.from({ length: 20 }, (_, n) => published(store, n)));
      const numbers = entries.map((entry) => (entry.kind === "published" ? entry.number.number : 0));
      const wanted = Array.from({ length: 20 }, (_, n) => n + 1);
      expect(numbers.sort((a, b) => a - b)).toEqual(wanted);
      expect(heard).toEqual(wanted);
    });

    it("[PB3] a number is not given twice and leaves no gap, an edition is not published twice", async () => {
      const store = await fresh();
      const entry = await published(store, 1);
      if (entry.kind !== "published") throw new Error("not published");
      const write = { expect: 1, at: AT, day: DAY, by: ["o"] };
      const event = { ...entry, notice: idOf(2), code: "00000009" };
      await expect(store.ledgers.append(VILLAGE, { ...write, event })).rejects.toThrow(Stale);
      const leap = { ...event, number: { year: 2026, number: 3 } };
      await expect(store.ledgers.append(VILLAGE, { ...write, event: leap })).rejects.toThrow(Stale);
      await expect(publish(store, idOf(1))).rejects.toThrow();
      expect((await store.ledgers.head(VILLAGE)).sequence).toBe(1);
    });

    it("[LG1] an append names the head it continues", async () => {
      const store = await fresh();
      const event = { kind: "anchor", evidenceHead: "0".repeat(64), day: DAY } as const;
      const write = { at: AT, day: DAY, by: [], event };
      await store.ledgers.append(VILLAGE, { expect: 0, ...write });
      await expect(store.ledgers.append(VILLAGE, { expect: 0, ...write })).rejects.toThrow(Stale);
    });

    it("[ST2] entries are answered from anywhere in the chain", async () => {
      const store = await fresh();
      for (let n = 1; n <= 7; n += 1) await published(store, n);
      const range = async (after: number, limit: number) =>
        (await store.ledgers.entries(VILLAGE, { after, limit })).map(({ sequence }) => sequence);
      expect(await range(0, 3)).toEqual([1, 2, 3]);
      expect(await range(5, 10)).toEqual([6, 7]);
      expect(await range(7, 10)).toEqual([]);
      expect(await range(0, 0)).toEqual([]);
    });

    it("[ST1] one unit does not wait for another", async () => {
      const store = await fresh();
      await store.inTurn(VILLAGE, async () => {
        expect((await published(store, 5, OTHER_VILLAGE)).sequence).toBe(1);
      });
    });

    it("[LG3] a listener that throws stops nobody, and one that left hears nothing", async () => {
      const store = await fresh();
      const heard: number[] = [];
      store.ledgers.onAppend(() => {
        throw new Error("rude");
      });
      const stop = store.ledgers.onAppend(({ sequence }) => heard.push(sequence));
      await published(store, 1);
      stop();
      await published(store, 2);
      expect(heard).toEqual([1]);
    });

    it("[ST1] names that are not ids lead nowhere", async () => {
      const store = await fresh();
      for (const name of ["__proto__", "constructor", "../../etc/passwd", "202611-../../../x", ""]) {
        expect(await store.notices.find(name)).toBeUndefined();
        expect(await store.notices.unitOf(name)).toBeUndefined();
        expect(await store.officers.get(name)).toBeUndefined();
        await expect(store.notices.save({ ...approvedNotice(idOf(1)), id: name })).rejects.toThrow();
        await expect(store.ledgers.head(name)).rejects.toThrow();
      }
      await expect(store.notices.save(approvedNotice(idOf(1), { unit: "../330899" }))).rejects.toThrow();
    });

    it("[ST1] records are on disk when put resolves", async () => {
      const { open } = await place();
      const store = await open();
      const screen = { id: "s1", unit: VILLAGE, name: "村部", kind: "kiosk", inVillage: true } as const;
      const paired = { ...screen, keyHash: "h", pairedAt: AT, pairedBy: "o" };
      await store.screens.put("s1", () => paired);
      await store.screens.put("__proto__", () => ({ ...paired, id: "__proto__" }));
      await store.screens.put("s2", () => paired);
      await store.screens.remove("s2");
      await store.close();
      const again = await open();
      onTestFinished(() => again.close());
      expect(await again.screens.get("s1")).toEqual(paired);
      expect((await again.screens.all()).map(({ id }) => id)).toEqual(["s1", "__proto__"]);
    });
  });
}
