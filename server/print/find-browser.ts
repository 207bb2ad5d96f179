import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

/** The part of the process's environment that says where a browser may be; read by main only and handed in. */
export type BrowserEnv = Readonly<Record<string, string | undefined>>;

/**
 * The path of a browser that can print: `PUPPETEER_EXECUTABLE_PATH`, puppeteer's cache, Chrome, Chromium or Edge in the
 * usual places, then what server/setup/get-browser.cjs brought; undefined when there is none. A path that does not
 * exist is passed over and the search goes on.
 */
export function findBrowser(env: BrowserEnv, platform: NodeJS.Platform = process.platform): string | undefined {
  return [
    env["PUPPETEER_EXECUTABLE_PATH"] ?? "",
    ...cachedBrowsers(env, platform),
    ...installedBrowsers(env, platform),
    join(broughtBrowserFolder(env), "browser"),
  ].find((path) => path !== "" && existsSync(path));
}

/** Where get-browser.cjs puts the browser that travels inside an npm package (Linux only). */
export function broughtBrowserFolder(env: BrowserEnv): string {
  return join(env["XDG_CACHE_HOME"] ?? join(env["HOME"] ?? homedir(), ".cache"), "sanwu-board", "browser");
}

function cachedBrowsers(env: BrowserEnv, platform: NodeJS.Platform): string[] {
  const cache =
    env["PUPPETEER_CACHE_DIR"] ?? join(env["HOME"] ?? env["USERPROFILE"] ?? homedir(), ".cache", "puppeteer");
  return ["chrome-headless-shell", "chrome"].flatMap((kind) =>
    newestFirst(join(cache, kind)).flatMap((build) =>
      newestFirst(join(cache, kind, build)).flatMap((folder) => {
        const inside = join(cache, kind, build, folder);
        if (platform === "win32") return [join(inside, `${kind}.exe`)];
        if (platform === "darwin" && kind === "chrome") return [join(inside, MAC_TESTING)];
        return [join(inside, kind)];
      }),
    ),
  );
}

const MAC_TESTING = "Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing";

function newestFirst(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).toSorted((a, b) => b.localeCompare(a, "en", { numeric: true }));
}

function installedBrowsers(env: BrowserEnv, platform: NodeJS.Platform): string[] {
  if (platform === "win32") return windowsBrowsers(env);
  if (platform === "darwin") return macBrowsers(env);
  const folders = (env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return LINUX_NAMES.flatMap((name) =>
    [...folders, "/usr/bin", "/usr/local/bin", "/snap/bin"].map((f) => join(f, name)),
  ).concat("/opt/google/chrome/chrome", "/opt/microsoft/msedge/msedge");
}

const LINUX_NAMES = [
  "google-chrome-stable",
  "google-chrome",
  "chromium",
  "chromium-browser",
  "microsoft-edge-stable",
  "microsoft-edge",
];

function windowsBrowsers(env: BrowserEnv): string[] {
  const roots = ["PROGRAMFILES", "ProgramFiles", "PROGRAMFILES(X86)", "ProgramFiles(x86)", "LOCALAPPDATA"];
  const places = ["Google/Chrome", "Chromium", "Microsoft/Edge"];
  return places.flatMap((place) =>
    roots.flatMap((root) => {
      const folder = env[root];
      if (folder === undefined) return [];
      return [join(folder, place, "Application", place.endsWith("Edge") ? "msedge.exe" : "chrome.exe")];
    }),
  );
}

function macBrowsers(env: BrowserEnv): string[] {
  const names = ["Google Chrome", "Chromium", "Microsoft Edge"];
  const roots = ["/Applications", join(env["HOME"] ?? homedir(), "Applications")];
  return names.flatMap((name) => roots.map((root) => join(root, `${name}.app`, "Contents", "MacOS", name)));
}
