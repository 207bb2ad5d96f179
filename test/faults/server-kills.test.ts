import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { villageClock } from "../../server/clock.ts";
import { verifyFolder } from "../../server/store/verify-folder.ts";
import { signIn } from "../support/client.ts";
import { ROOT, startServer } from "../support/server.ts";
import { settleVillage, VILLAGE } from "../support/village.ts";

const KILLS = 10;

/** What a test that fails leaves running. */
const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started) child.kill("SIGKILL");
});

/** The whole server as `npm start` runs it, with a browser that never starts: paper is not what is tested here. */
async function startMain(home: string) {
  const child = spawn(process.execPath, [join(ROOT, "server", "main.ts")], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env["PATH"] ?? "",
      DATA_DIR: join(home, "data"),
      KEY_DIR: join(home, "keys"),
      BACKUP_DIR: join(home, "backups"),
      HOST: "127.0.0.1",
      PORT: "0",
      TLS_PORT: "0",
      PUPPETEER_EXECUTABLE_PATH: "/bin/false",
      NODE_COMPILE_CACHE: join(tmpdir(), "sanwu-main-compiled"),
    },
  });
  started.push(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  const closed = once(child, "close");
  for (;;) {
    const port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1];
    if (port !== undefined) return { url: `http://127.0.0.1:${port}`, child, closed };
    if (child.exitCode !== null) throw new Error(`the server did not start:\n${said}`);
    await Promise.race([setTimeout(20), closed]);
  }
}

type Read = {
  readonly notice: { readonly id: string; readonly version: number; readonly status: string; readonly number: string };
};
type Tokens = Readonly<Record<"author" | "supervisor" | "approver", string>>;
/** What was acknowledged: the last status that the client was told, and the number once there is one. */
type Told = Map<string, { status: string; number: string }>;

/** One notice after the other from nothing to the ledger, until the server is gone. */
async function publishAway(url: string, tokens: Tokens, told: Told): Promise<void> {
  const call = async (who: keyof Tokens, method: string, path: string, body: object): Promise<Read["notice"]> => {
    const answer = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${tokens[who]}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    const { notice } = JSON.parse(text) as Read;
    told.set(notice.id, notice);
    return notice;
  };
  for (;;) {
    const wish = { unit: VILLAGE, item: "community-notice", title: "停水通知", content: "明天上午停水，请提前储水。" };
    const times = { eventDay: villageClock.today(), noticePeriod: { days: 3, unit: "natural" } };
    let notice = await call("author", "POST", "/api/notices", { ...wish, ...times });
    const steps = [
      ["author", "submit"],
      ["supervisor", "approve"],
      ["approver", "approve"],
      ["author", "publish"],
    ] as const;
    for (const [who, type] of steps)
      notice = await call(who, "POST", `/api/notices/${notice.id}/actions`, { type, version: notice.version });
  }
}

const RANK = ["draft", "in-review", "approved", "live"];

/** Nothing acknowledged is lost, numbers have no gap, and what the ledger does not name is seen by nobody. */
async function inspect(url: string, token: string, told: Told): Promise<number> {
  const headers = { authorization: `Bearer ${token}` };
  const ledger = await (await fetch(`${url}/api/units/${VILLAGE}/ledger?limit=500`)).json();
  const { items } = ledger as { items: { kind: string; notice: string; number: { number: number } }[] };
  const published = items.filter(({ kind }) => kind === "published");
  expect(published.map(({ number }) => number.number)).toEqual(published.map((_, index) => index + 1));
  const board = await (await fetch(`${url}/b/${VILLAGE}/board.json`)).text();
  for (const [id, { status, number }] of told) {
    const { notice } = (await (await fetch(`${url}/api/notices/${id}`, { headers })).json()) as Read;
    const named = published.some((line) => line.notice === id);
    expect([id, RANK.indexOf(notice.status) >= RANK.indexOf(status)]).toEqual([id, true]);
    if (status === "live") expect([notice.status, notice.number]).toEqual(["live", number]);
    expect([id, notice.status === "live"]).toEqual([id, named]);
    const page = await fetch(`${url}/n/${id}`);
    await page.text();
    expect([id, page.status, board.includes(id)]).toEqual([id, named ? 200 : 404, named]);
  }
  return published.length;
}

it("[LG3] [PB3] loses nothing acknowledged when the whole server is killed ten times while somebody publishes", async () => {
  const home = await mkdtemp(join(tmpdir(), "sanwu-kills-"));
  const first = await startServer({ folder: home, at: villageClock.now() });
  await settleVillage(first);
  const tokenOf = async (name: string) => (await signIn(first.url, name)).token;
  const tokens = {
    author: await tokenOf("author"),
    supervisor: await tokenOf("supervisor"),
    approver: await tokenOf("approver"),
  };
  await first.stop({ keep: true });
  const told: Told = new Map();
  let random = 20_261_122;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const { url, child, closed } = await startMain(home);
    await inspect(url, tokens.author, told);
    const clients = [publishAway(url, tokens, told), publishAway(url, tokens, told)].map((client) =>
      client.catch((error: unknown) => String(error)),
    );
    random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
    await setTimeout(200 + (random % 700));
    child.kill("SIGKILL");
    await closed;
    for (const ended of await Promise.all(clients)) expect(ended).toMatch(/fetch failed|terminated|other side closed/);
  }
  const { url, child, closed } = await startMain(home);
  expect(await inspect(url, tokens.author, told)).toBeGreaterThan(KILLS);
  child.kill("SIGTERM");
  await closed;
  expect((await verifyFolder(join(home, "data"))).problems).toEqual([]);
  await rm(home, { recursive: true, force: true });
}, 180_000);
