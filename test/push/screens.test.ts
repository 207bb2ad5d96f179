import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GROUP, settleGroup } from "../support/group.ts";
import type { Unit } from "../../server/domain/unit.ts";
import type { ScreenBundle, ScreenDoc } from "../../server/push/events.ts";
import { resolution, subsidy } from "../support/notices.ts";
import { openDesk, type Desk } from "../support/publish.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";

let server: TestServer;
let desk: Desk;
const sockets: Socket[] = [];

function connect(query: Record<string, string>, cookie?: string): Promise<Socket> {
  const extraHeaders = cookie === undefined ? {} : { cookie };
  const socket = io(server.url, {
    query,
    extraHeaders,
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
  });
  sockets.push(socket);
  return new Promise((resolve, reject) => {
    socket.once("connect", () => resolve(socket));
    socket.once("connect_error", reject);
  });
}

async function paired(
  name: string,
  kind: "kiosk" | "tv" = "kiosk",
  inVillage = true,
): Promise<{ cookie: string; id: string }> {
  const { pairing } = server.services;
  const offer = pairing.offer(VILLAGE, name, kind);
  if (!offer.ok) throw new Error(offer.error.code);
  const screen = await pairing.pair({ unit: VILLAGE, code: offer.value.code, name, inVillage, officer: "o-1" });
  const claimed = pairing.claim(offer.value.claim);
  if (!screen.ok || typeof claimed !== "object") throw new Error("not paired");
  return { cookie: `sanwu-screen=${claimed.key}`, id: screen.value.id };
}

const changes = (socket: Socket): { versions: string[]; next: () => Promise<string> } => {
  const versions: string[] = [];
  socket.on("board:changed", ({ version }: { version: string }) => versions.push(version));
  const next = () => new Promise<string>((resolve) => socket.once("board:changed", (each) => resolve(each.version)));
  return { versions, next };
};

const publish = (): Promise<string> =>
  desk.publish({ item: "assembly-resolution", eventDay: "2026-11-05", ...resolution });

beforeAll(async () => {
  server = await startServer({ at: "2026-11-12T02:00:00.000Z" });
  await settleVillage(server);
  desk = await openDesk(server);
}, 60_000);

afterAll(async () => {
  for (const socket of sockets) socket.disconnect();
  await server?.stop();
});

describe("the line to screens", () => {
  it("[LG3] tells the unit's screens of a change when it is in the ledger, and no others", async () => {
    const [own, other] = await Promise.all([connect({ unit: VILLAGE }), connect({ unit: "330899102" })]);
    const [heard, elsewhere] = [changes(own), changes(other)];
    const told = heard.next();
    await publish();
    const { head } = await server.store.ledgers.state(VILLAGE);
    expect(await told).toBe(`2026-11-12#${head.sequence}`);
    expect(elsewhere.versions).toEqual([]);
  });

  it("tells a village's screens of what its groups hang, and a group's of nothing else", async () => {
    await settleGroup(server);
    const [village, group] = await Promise.all([connect({ unit: VILLAGE }), connect({ unit: GROUP })]);
    const [heard, below] = [changes(village), changes(group)];
    const told = Promise.all([heard.next(), below.next()]);
    await desk.publish({
      unit: GROUP,
      item: "group-affairs",
      eventDay: "2026-11-08",
      title: "决定",
      content: "同意。",
    });
    const { head } = await server.store.ledgers.state(GROUP);
    expect((await told)[1]).toBe(`2026-11-12#${head.sequence}`);
    const again = heard.next();
    await publish();
    await again;
    expect(below.versions.length).toBe(1);
  });

  it("[PB9] tells them at midnight too", async () => {
    const socket = await connect({ unit: VILLAGE });
    const next = changes(socket).next();
    server.clock.set("2026-11-12T16:00:00.000Z");
    await server.atMidnight();
    expect(await next).toMatch(/^2026-11-13#/);
  });

  it("refuses units that are none", async () => {
    await expect(connect({ unit: "999999" })).rejects.toThrow("no-such-unit");
    await expect(connect({ unit: "../../etc" })).rejects.toThrow("no-such-unit");
    await expect(connect({})).rejects.toThrow("no-such-unit");
  });

  it.each([
    ["nothing", []],
    ["a number", [7]],
    ["a deep object", [{ board: { a: [] }, views: "x" }]],
    ["a prototype", [JSON.parse('{"__proto__":{"x":1},"board":"b","views":[]}')]],
    [
      "too many views",
      [{ board: "b", views: Array.from({ length: 500 }, () => ({ notice: "n", edition: 1, hash: "0".repeat(64) })) }],
    ],
    ["bytes", [Buffer.from([1, 2, 3])]],
  ])("[SC2] survives a screen that says %s, with and without an acknowledgement", async (_, args) => {
    const { cookie } = await paired("乱说的屏");
    const socket = await connect({ unit: VILLAGE, kind: "kiosk" }, cookie);
    socket.emit("screen:shows", ...args);
    socket.emit("no-such-event", ...args);
    const answer = await new Promise((resolve) => socket.emit("screen:shows", ...args, resolve));
    expect(answer).toBe(false);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });

  it.each([
    ["kiosk", "tv"],
    ["tv", "kiosk"],
  ] as const)(
    "[SC2] a %s's key belongs to that screen alone: on the page of a %s it is nobody's",
    async (own, other) => {
      const { cookie, id } = await paired(`一把钥匙（${own}）`, own);
      for (const [kind, paired] of [
        [other, false],
        [own, true],
      ] as const) {
        const socket = await connect({ unit: VILLAGE, kind }, cookie);
        const taken = await new Promise((resolve) => socket.emit("screen:shows", { board: "b", views: [] }, resolve));
        const status = (await server.services.screens.statuses(VILLAGE)).find(({ screen }) => screen.id === id);
        const bundle = await fetch(`${server.url}/${kind}/${VILLAGE}/bundle`, { headers: { cookie } });
        const said = ((await bundle.json()) as { paired: boolean }).paired;
        expect([kind, taken, status?.connected, said]).toEqual([kind, paired, paired, paired]);
      }
    },
  );

  it("takes nothing down from a screen that is not paired", async () => {
    const socket = await connect({ unit: VILLAGE });
    const answer = await new Promise((resolve) => socket.emit("screen:shows", { board: "b", views: [] }, resolve));
    expect(answer).toBe(false);
  });

  it("ends the line of a screen that sends more than a message may hold, and goes on", async () => {
    const socket = await connect({ unit: VILLAGE });
    const gone = new Promise((resolve) => socket.once("disconnect", resolve));
    socket.emit("screen:shows", "x".repeat(200_000));
    await gone;
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });

  it("[AU1] a revoked key is dead at once: the screen is told, and may not come back as itself", async () => {
    const { cookie, id } = await paired("要收回的屏");
    const socket = await connect({ unit: VILLAGE, kind: "kiosk" }, cookie);
    const told = new Promise<void>((resolve) => socket.once("screen:revoked", resolve));
    const gone = new Promise((resolve) => socket.once("disconnect", resolve));
    expect(await server.services.screens.revoke(VILLAGE, id)).toBe(true);
    await Promise.all([told, gone]);
    const again = await connect({ unit: VILLAGE, kind: "kiosk" }, cookie);
    const answer = await new Promise((resolve) => again.emit("screen:shows", { board: "b", views: [] }, resolve));
    expect(answer).toBe(false);
    const bundle = await fetch(`${server.url}/kiosk/${VILLAGE}/bundle`, { headers: { cookie } });
    expect(((await bundle.json()) as { paired: boolean }).paired).toBe(false);
  });

  it("[AU1] gives names to a paired screen in the village alone, its groups' too, under private, no-store", async () => {
    desk = await openDesk(server);
    const { cookie } = await paired("村里的屏");
    await desk.publish({ item: "farm-subsidies", reportingPeriod: "2026", eventDay: "2026-11-05", ...subsidy });
    await desk.publish({ unit: GROUP, item: "group-affairs", eventDay: "2026-11-08", ...subsidy });
    const ask = async (path: string, headers: Record<string, string>) => {
      const answer = await fetch(`${server.url}/kiosk/${VILLAGE}/${path}`, { headers });
      expect(answer.headers.get("cache-control")).toBe("private, no-store");
      return answer.json() as Promise<ScreenBundle & ScreenDoc>;
    };
    for (const [headers, paired, names] of [
      [{ cookie }, true, ["周桂芳", "周桂芳"]],
      [{}, false, ["周*芳", "周*芳"]],
    ] as const) {
      const bundle = await ask("bundle", headers);
      expect(bundle.paired).toBe(paired);
      const lists = [bundle.entries, bundle.groups?.[0]?.entries ?? []].map(
        (entries) => entries.find(({ title }) => title === subsidy.title)?.doc,
      );
      const pages = await Promise.all(lists.map(async (key) => (await ask(`docs/${key}`, headers)).page));
      expect(pages.map((page) => /周桂芳|周\*芳/.exec(page)?.[0])).toEqual(names);
      const holds = { shown: bundle.version, paired: paired ? "1" : "0", below: bundle.below ?? "" };
      expect(await ask(`bundle?${new URLSearchParams(holds)}`, headers)).toMatchObject({ current: true, paired });
      const other = await ask(`bundle?${new URLSearchParams({ ...holds, below: "another" })}`, headers);
      expect(other.groups?.map(({ code }) => code)).toEqual([GROUP]);
    }
  });

  it("[SC2] takes down for a group what the touch screens that carry its board show, each as its place may see it", async () => {
    const { cookie: inside } = await paired("村部大厅");
    const { cookie: outside } = await paired("镇上大厅", "kiosk", false);
    const { cookie: television } = await paired("村里的电视", "tv");
    const id = await desk.publish({ unit: GROUP, item: "group-affairs", eventDay: "2026-11-08", ...subsidy });
    const { village = "", public: open = "" } = (await server.store.ledgers.state(GROUP)).notices.get(id)?.views ?? {};
    expect(village).not.toBe(open);
    const says = async (cookie: string, kind: "kiosk" | "tv", hash: string, edition = 1) => {
      const socket = await connect({ unit: VILLAGE, kind }, cookie);
      const shown = { board: "b", views: [{ notice: id, edition, hash }] };
      expect(await new Promise((resolve) => socket.emit("screen:shows", shown, resolve))).toBe(true);
      socket.disconnect();
    };
    await says(television, "tv", open);
    await says(outside, "kiosk", village);
    await says(inside, "kiosk", open);
    await says(inside, "kiosk", village, 2);
    await says(inside, "kiosk", "0".repeat(64));
    const shownIn = async (unit: string) => {
      await server.store.evidence.flush();
      const lines = await server.store.evidence.entries(unit, { after: 0, limit: 500 });
      return lines.flatMap((line) => (line.kind === "shown" && line.notice === id ? [[line.audience, line.view]] : []));
    };
    expect(await shownIn(GROUP)).toEqual([]);
    await says(inside, "kiosk", village);
    await says(outside, "kiosk", open);
    expect(await shownIn(GROUP)).toEqual([
      ["village", village],
      ["public", open],
    ]);
    expect(await shownIn(VILLAGE)).toEqual([]);
    const glass = (await server.services.screens.carrying(GROUP)).map(({ screen, notices }) => [
      screen.name,
      notices.find(({ notice }) => notice === id)?.onGlass,
    ]);
    expect(glass).toEqual(
      expect.arrayContaining([
        ["村部大厅", "same"],
        ["镇上大厅", "same"],
      ]),
    );
    expect(glass.map(([name]) => name)).not.toContain("村里的电视");
    const [hall] = (await server.services.screens.statuses(VILLAGE)).filter(({ screen }) => screen.name === "村部大厅");
    expect(hall?.notices.map(({ notice }) => notice)).toContain(id);
  });

  it("[SC2] takes nothing down of a group that is no more", async () => {
    const { cookie } = await paired("村口");
    const group = await server.store.units.get(GROUP);
    const id = await desk.publish({ unit: GROUP, item: "group-affairs", eventDay: "2026-11-08", ...resolution });
    const hash = (await server.store.ledgers.state(GROUP)).notices.get(id)?.views.village ?? "";
    await server.store.units.put(GROUP, () => ({ ...(group as Unit), validUntil: "2026-11-01" }));
    const socket = await connect({ unit: VILLAGE, kind: "kiosk" }, cookie);
    const shown = { board: "b", views: [{ notice: id, edition: 1, hash }] };
    await new Promise((resolve) => socket.emit("screen:shows", shown, resolve));
    await server.store.units.put(GROUP, () => group as Unit);
    await server.store.evidence.flush();
    const lines = await server.store.evidence.entries(GROUP, { after: 0, limit: 500 });
    expect(lines.filter((line) => "notice" in line && line.notice === id)).toEqual([]);
  });

  it("two hundred screens of one address hear of a change", async () => {
    const many = await Promise.all(Array.from({ length: 200 }, () => connect({ unit: VILLAGE })));
    const all = Promise.all(many.map((socket) => changes(socket).next()));
    desk = await openDesk(server);
    await publish();
    expect(new Set(await all).size).toBe(1);
  });
});
