import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PNG } from "pngjs";
import puppeteer, { type Page } from "puppeteer";
import { findBrowser } from "../../server/print/find-browser.ts";
import { DEMO_VILLAGE } from "../../server/demo/seed.ts";
import { signIn } from "../support/client.ts";
import { DEMO_PASSWORD, startDemo } from "../support/demo.ts";
import { rasterise } from "../support/pdf.ts";
import { ROOT } from "../support/server.ts";

/**
 * Takes the pictures of the README from the demo, on a day when they show the month the mockups show: `npm run pictures`,
 * or with a folder and the code of a village to look at another one.
 */
const [folder = join(ROOT, "data", "pictures"), unit = DEMO_VILLAGE] = process.argv.slice(2);
const { server } = await startDemo({ at: "2026-11-26T01:42:00.000Z" });
const browser = await puppeteer.launch({
  executablePath: findBrowser({ ...process.env }) as string,
  args: ["--no-sandbox"],
});
await mkdir(folder, { recursive: true });

const board = await server.services.boards.board(unit, { caller: { kind: "pass", unit }, medium: "kiosk" });
const notice = (item: string): string => {
  const found = board?.notices.find((each) => each.item.id === item);
  if (!found) throw new Error(`nothing of ${item} hangs in ${unit}`);
  return found.id;
};

async function take(
  name: string,
  path: string,
  width: number,
  height: number,
  prepare?: (page: Page) => Promise<void>,
) {
  const page = await browser.newPage();
  await page.setViewport({ width, height, deviceScaleFactor: width < 500 ? 2 : 1 });
  await prepare?.(page);
  await page.goto(server.url + path, { waitUntil: "networkidle2" });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await page.screenshot({ path: join(folder, `${name}.png`) as `${string}.png` });
  await page.close();
}

const author = (await server.services.officers.all()).find(({ appointments }) =>
  appointments.some((held) => held.unit === unit && held.part === "author"),
);
const session = await signIn(server.url, author?.signIn ?? "", DEMO_PASSWORD);
const asAuthor = (page: Page) =>
  page.browserContext().setCookie({ name: "sanwu-session", value: session.token, domain: "127.0.0.1", path: "/" });

await take("kiosk", `/kiosk/${unit}`, 1080, 1920);
await take("tv", `/tv/${unit}`, 1920, 1080);
await take("phone", `/n/${notice("monthly-accounts")}`, 390, 844);
await take("month", "/desk", 1366, 900, asAuthor);
if (process.argv[2]) {
  await take("board", `/b/${unit}`, 390, 1600);
  await take("county", "/", 390, 844);
}
const sheet = await fetch(`${server.url}/desk/notices/${notice("monthly-accounts")}/sheet.pdf?paper=A3`, {
  headers: { cookie: `sanwu-session=${session.token}` },
});
if (!sheet.ok) throw new Error(`no sheet: ${sheet.status}`);
const { width, height, data } = await rasterise(new Uint8Array(await sheet.arrayBuffer()), 1, 1);
const drawn = new PNG({ width, height });
drawn.data.set(data);
await writeFile(join(folder, "sheet.png"), PNG.sync.write(drawn));
await browser.close();
await server.stop();
