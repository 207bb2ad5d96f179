import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { findBrowser } from "../../server/print/find-browser.ts";

async function homeWith(...files: string[]): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), "browsers-"));
  for (const file of files) {
    await mkdir(dirname(join(home, file)), { recursive: true });
    await writeFile(join(home, file), "");
  }
  return home;
}

test("the named one goes first, and a wrong name is passed over", async () => {
  const home = await homeWith("mine", ".cache/puppeteer/chrome/linux-150.0/chrome-linux64/chrome");
  expect(findBrowser({ HOME: home, PUPPETEER_EXECUTABLE_PATH: join(home, "mine") }, "linux")).toBe(join(home, "mine"));
  expect(findBrowser({ HOME: home, PUPPETEER_EXECUTABLE_PATH: join(home, "gone") }, "linux")).toContain("linux-150.0");
});

test("puppeteer's newest browser goes before an installed one", async () => {
  const home = await homeWith(
    ".cache/puppeteer/chrome/linux-99.0/chrome-linux64/chrome",
    ".cache/puppeteer/chrome/linux-150.0/chrome-linux64/chrome",
    "bin/google-chrome",
  );
  expect(findBrowser({ HOME: home, PATH: join(home, "bin") }, "linux")).toContain("linux-150.0");
});

test("Chrome, Chromium and Edge are found where they are installed", async () => {
  const linux = await homeWith("bin/google-chrome-stable");
  expect(findBrowser({ HOME: linux, PATH: join(linux, "bin") }, "linux")).toBe(join(linux, "bin/google-chrome-stable"));
  const windows = await homeWith("Microsoft/Edge/Application/msedge.exe");
  expect(findBrowser({ USERPROFILE: windows, "ProgramFiles(x86)": windows }, "win32")).toContain("msedge.exe");
  const mac = await homeWith("Applications/Chromium.app/Contents/MacOS/Chromium");
  expect(findBrowser({ HOME: mac }, "darwin")).toContain("Chromium.app");
});

test("with none there is none", async () => {
  const home = await homeWith();
  expect(findBrowser({ USERPROFILE: home, HOME: home }, "win32")).toBeUndefined();
});
