import { createHash, webcrypto } from "node:crypto";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import "reflect-metadata";
import * as x509 from "@peculiar/x509";
import puppeteer, { type Browser, type BrowserContext, type Page } from "puppeteer";
import { findBrowser } from "../../server/print/find-browser.ts";
import type { TestServer } from "./server.ts";
import { CHEAP } from "./editor.ts";
import { VILLAGE } from "./village.ts";

/** A name that is not loopback by name: browsers give service workers only where the connection is secure. */
export const HOST = "board.test";

/** A certificate for HOST, and the hash of its public key, by which Chromium is told to take it for valid. */
export async function makeCertificate() {
  x509.cryptoProvider.set(webcrypto as Crypto);
  const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const keys = (await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"])) as CryptoKeyPair;
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${HOST}`,
    notBefore: new Date(Date.now() - 86_400_000),
    notAfter: new Date(Date.now() + 86_400_000),
    keys,
    signingAlgorithm: algorithm,
    extensions: [new x509.SubjectAlternativeNameExtension([{ type: "dns", value: HOST }])],
  });
  const key = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", keys.privateKey)).toString("base64");
  const spki = Buffer.from(await webcrypto.subtle.exportKey("spki", keys.publicKey));
  return {
    cert: certificate.toString("pem"),
    key: `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----\n`,
    pin: createHash("sha256").update(spki).digest("base64"),
  };
}

export type Certificate = Awaited<ReturnType<typeof makeCertificate>>;

/** The test server behind HTTPS too; `port` may be given so that it comes back where it was. */
export async function listenSecurely(server: TestServer, { cert, key }: Certificate, port = 0) {
  const tls: Server = createServer({ cert, key }, server.listener);
  const open = new Set<Duplex>();
  tls.on("connection", (socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
  server.attach(tls as unknown as Parameters<TestServer["attach"]>[0]);
  await new Promise<void>((resolve) => tls.listen(port, "127.0.0.1", resolve));
  return {
    port: (tls.address() as AddressInfo).port,
    /** As if the plug were pulled: no socket says goodbye. */
    stop: () =>
      new Promise<void>((resolve) => {
        tls.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

/** Chromium as a kiosk runs it; with a pin, HOST leads to this machine and its certificate counts as good. */
export const openBrowser = (pin?: string): Promise<Browser> =>
  puppeteer.launch({
    executablePath: findBrowser({ ...process.env }) as string,
    args: [
      "--no-sandbox",
      ...CHEAP,
      `--host-resolver-rules=MAP ${HOST} 127.0.0.1`,
      ...(pin === undefined ? [] : [`--ignore-certificate-errors-spki-list=${pin}`]),
    ],
  });

/** A touch screen of 1080 × 1920 that shows the village's board. */
export async function openKiosk(browser: Browser | BrowserContext, origin: string): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1080, height: 1920, hasTouch: true });
  await page.goto(`${origin}/kiosk/${VILLAGE}`);
  await page.waitForFunction(() => document.getElementById("time")?.textContent?.includes(":"));
  return page;
}

/** Touches the middle of an element, as a finger does. A list is drawn anew when its faces come: then the new row is meant. */
export async function touch(page: Page, selector: string): Promise<void> {
  const boxOf = async () => (await page.waitForSelector(selector, { visible: true }))?.boundingBox();
  const box = (await boxOf()) ?? (await boxOf()) ?? (await boxOf());
  if (!box) throw new Error(`nothing to touch at ${selector}`);
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
}

/** All that a screen keeps of its board, as text. */
export const keptBy = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const open = indexedDB.open(`sanwu-${document.getElementById("kiosk")?.dataset["unit"]}`);
        open.onerror = () => reject(open.error);
        open.onsuccess = () => {
          const base = open.result;
          const names = Array.from(base.objectStoreNames);
          const reading = base.transaction(names);
          const found = names.map((name) => reading.objectStore(name).getAll());
          reading.oncomplete = () => {
            base.close();
            resolve(JSON.stringify(found.map(({ result }) => result as unknown)));
          };
        };
      }),
  );

/** Pairs the page as people do: the code on the glass is typed at the desk. */
export async function pairKiosk(page: Page, server: TestServer, name = "村部大厅"): Promise<void> {
  await touch(page, "[data-do=pair]");
  const shown = await page.waitForSelector("#panel .code");
  const code = (await shown?.evaluate((element) => element.textContent)) ?? "";
  const paired = await server.services.pairing.pair({ unit: VILLAGE, code, name, inVillage: true, officer: "o-1" });
  if (!paired.ok) throw new Error(paired.error.code);
  await page.waitForNavigation({ timeout: 10_000 });
  await page.waitForFunction(() => document.getElementById("pairing")?.hidden);
}

/** The least side of anything that can be touched – 24 mm on the glass –, in px. */
export const LEAST = 66;

/** What can be touched and lies too high, is too small, is cut or lies under something else. */
export const outOfReach = (page: Page, half: number): Promise<readonly string[]> =>
  page.evaluate(
    ({ half, least }) => {
      const controls = [
        ...document.querySelectorAll<HTMLElement>("button, [data-do], .openable tbody:not(.carry) > tr"),
      ];
      return controls
        .filter((control) => control.checkVisibility({ visibilityProperty: true }) && control.id !== "urgent")
        .flatMap((control) => {
          const { left, top, right, bottom, width, height } = control.getBoundingClientRect();
          const over = document.elementFromPoint(left + width / 2, top + height / 2);
          if (over?.closest("#panel, #idle") && !control.closest("#panel, #idle")) return [];
          const wrong =
            top < half - 0.5 ||
            Math.min(width, height) < least - 0.5 ||
            left < 0 ||
            right > innerWidth + 1 ||
            bottom > innerHeight + 1 ||
            !control.contains(over);
          const box = `${Math.round(left)},${Math.round(top)} ${Math.round(width)}×${Math.round(height)}`;
          return wrong ? [`${control.textContent.trim().slice(0, 20)} ${box}`] : [];
        });
    },
    { half, least: LEAST },
  );

/** Texts that can be seen with less than 7:1 between them and their ground (design: 7:1 on screens), as "text ratio". */
export const faintTexts = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const parse = (color: string): readonly number[] =>
      (/\(([^)]*)\)/.exec(color)?.[1] ?? "").split(/[, /]+/).map(Number);
    const light = (color: string): number => {
      const [red = 0, green = 0, blue = 0] = parse(color).map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const groundOf = (element: Element | null): string => {
      for (let at = element; at; at = at.parentElement) {
        const ground = getComputedStyle(at).backgroundColor;
        if ((parse(ground)[3] ?? 1) === 1) return ground;
      }
      return "rgb(255, 255, 255)";
    };
    return [...document.querySelectorAll("body *")].flatMap((element) => {
      const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim());
      if (!own || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return [];
      // A mark's character stands on the mark's own shape: its colours are tokens, and looked at as such.
      const inMark = element.closest(".mark");
      const style = getComputedStyle(element);
      const shape = inMark?.querySelector("circle, rect, path, polygon");
      const [text, ground] = [
        element instanceof SVGElement ? style.fill : style.color,
        shape ? getComputedStyle(shape).fill : groundOf(element),
      ].map(light) as [number, number];
      const ratio = (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
      return ratio >= 7 ? [] : [`${element.textContent.trim().slice(0, 20)} ${ratio.toFixed(1)}`];
    });
  });
