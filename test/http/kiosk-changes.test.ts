import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createKioskPages } from "../../server/http/pages/kiosk.ts";
import { loadViews } from "../../server/render/views.ts";
import type { BundleChange, ScreenBundle } from "../../server/push/events.ts";
import { GROUP, settleGroup } from "../support/group.ts";
import { resolution } from "../support/notices.ts";
import { openDesk, type Desk } from "../support/publish.ts";
import { ROOT, startServer, type TestServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";

let server: TestServer;
let desk: Desk;

const ask = async <T>(shown = ""): Promise<T> => {
  const query = shown === "" ? "" : `?shown=${encodeURIComponent(shown)}&paired=0`;
  return (await (await fetch(`${server.url}/kiosk/${VILLAGE}/bundle${query}`)).json()) as T;
};
const publish = (title: string) =>
  desk.publish({ item: "assembly-resolution", eventDay: "2026-11-05", ...resolution, title });

beforeAll(async () => {
  server = await startServer({ at: "2026-11-12T02:00:00.000Z" });
  await settleVillage(server);
  desk = await openDesk(server);
  for (const name of ["甲", "乙", "丙", "丁"]) await publish(`决议：修${name}路`);
}, 60_000);
afterAll(() => server?.stop());

it("[SC3] tells a screen what changed since its version, and no more", async () => {
  const before = await ask<ScreenBundle>();
  const id = await publish("决议：修戊路");
  const change = await ask<BundleChange>(before.version);
  expect([change.from, change.drop, change.put.map(({ place, entry }) => [place, entry.notice])]).toEqual([
    before.version,
    [],
    [[0, id]],
  ]);
  expect(change).not.toHaveProperty("entries");
  expect(JSON.stringify(change).length).toBeLessThan(1_500);
});

it("[SC3] names what a frozen notice puts in the place of its text: another document under the same notice", async () => {
  const before = await ask<ScreenBundle>();
  const [{ notice, doc } = { notice: "", doc: "" }] = before.entries;
  expect((await desk.act("supervisor", notice, { type: "freeze", reason: "有人提出疑问" })).status).toBe(200);
  const change = await ask<BundleChange>(before.version);
  expect(change.put.map(({ entry }) => [entry.notice, entry.life])).toEqual([[notice, "frozen"]]);
  expect(change.put[0]?.entry.doc).not.toBe(doc);
  expect((await fetch(`${server.url}/kiosk/${VILLAGE}/docs/${doc}`)).status).toBe(404);
});

it("gives the whole list to a screen whose version it does not know", async () => {
  expect((await ask<ScreenBundle>("2020-01-01#1")).entries.length).toBe(5);
});

it("[SC4] says until when a notice may show, and spells its title", async () => {
  const { entries } = await ask<ScreenBundle>();
  const hanging = entries.find(({ life }) => life === "in-force");
  expect(hanging?.showUntil).toMatch(/T16:00:00\.000Z$/);
  expect(hanging?.spelled).toMatch(/^jue yi : xiu ding\S* lu$/);
});

it("[SC1] names no version of a group's board that is newer than what it lists: a screen would never ask for it", async () => {
  await settleGroup(server);
  desk = await openDesk(server);
  const { boards } = server.services;
  const own = (title: string) =>
    desk.publish({ unit: GROUP, item: "group-affairs", eventDay: "2026-11-08", title, content: "同意。" });
  let meanwhile = () => own("挂在读的时候");
  const pages = createKioskPages({
    boards: {
      ...boards,
      async board(unit, looking) {
        const shown = await boards.board(unit, looking);
        if (unit === GROUP) await meanwhile();
        return shown;
      },
    },
    views: loadViews(join(ROOT, "views")),
    clock: server.clock,
  });
  const read = async () => {
    const { groups, below } = (await pages.board(VILLAGE, { kind: "anyone" }))?.bundle ?? {};
    return { titles: groups?.[0]?.entries.map(({ title }) => title), below };
  };
  const first = await read();
  meanwhile = async () => "";
  const second = await read();
  expect([first.titles, second.titles]).toEqual([[], ["挂在读的时候"]]);
  expect(second.below).not.toBe(first.below);
});
