/*
 * Runs before `npm start` when it may be that no browser is there to print with; plain old JavaScript for Node 18.
 * Tries puppeteer's own download for a minute, then the browser that travels inside an npm package (Linux on x64), which is
 * kept in the user's cache folder, outside node_modules, so that a later `npm ci` does not take it away.
 * Never fails: without a browser everything but printing works.
 */
"use strict";
const { spawnSync } = require("node:child_process");
const { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { pathToFileURL } = require("node:url");

const PACKAGE = "@sparticuz/chromium@153.0.0";
const DOWNLOAD_MS = 60_000;
const INSTALL_MS = 240_000;

const root = join(__dirname, "..", "..");
const windows = process.platform === "win32";
const own = join(root, "node_modules", "node", "bin", windows ? "node.exe" : "node");
const node = existsSync(own) ? own : process.execPath;

function ask(code) {
  const finder = JSON.stringify(pathToFileURL(join(root, "server", "print", "find-browser.ts")).href);
  const script = `import { findBrowser, broughtBrowserFolder } from ${finder}; process.stdout.write(${code} ?? "");`;
  const answer = spawnSync(node, ["--input-type=module", "--eval", script], { cwd: root, encoding: "utf8" });
  return answer.status === 0 ? answer.stdout : "";
}

const found = () => ask("findBrowser(process.env)") !== "";

function download() {
  const cli = join(root, "node_modules", "puppeteer", "lib", "puppeteer", "node", "cli.js");
  if (!existsSync(cli)) return;
  spawnSync(node, [cli, "browsers", "install", "chrome-headless-shell"], {
    cwd: root,
    stdio: "ignore",
    timeout: DOWNLOAD_MS,
  });
}

/** The package unpacks into the folder for temporary files, so that folder is the one where it is to stay. */
function bring() {
  if (process.platform !== "linux" || process.arch !== "x64") return;
  const folder = ask("broughtBrowserFolder(process.env)");
  if (folder === "") return;
  const install = join(folder, "package");
  mkdirSync(install, { recursive: true });
  writeFileSync(join(install, "package.json"), '{ "private": true }\n');
  const options = ["--no-save", "--no-audit", "--no-fund", "--loglevel=error", "--ignore-scripts"];
  spawnSync("npm", ["install", ...options, "--prefix", install, PACKAGE], {
    cwd: install,
    stdio: "ignore",
    timeout: INSTALL_MS,
  });
  const entry = join(install, "node_modules", "@sparticuz", "chromium", "build", "index.js");
  if (!existsSync(entry)) return;
  const unpack = `import chromium from ${JSON.stringify(pathToFileURL(entry).href)}; await chromium.executablePath();`;
  const env = { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: "nodejs24.x" };
  const done = spawnSync(node, ["--input-type=module", "--eval", unpack], { cwd: install, env, stdio: "ignore" });
  rmSync(install, { recursive: true, force: true });
  if (done.status !== 0 || !existsSync(join(folder, "chromium"))) return;
  // The libraries that came along are used only where the machine lacks one of its own.
  const needed = spawnSync("ldd", [join(folder, "chromium")], { encoding: "utf8" });
  const lacking = needed.status !== 0 || needed.stdout.includes("not found");
  const script = [
    "#!/bin/sh",
    'here=$(dirname "$0")',
    ...(lacking ? ['export LD_LIBRARY_PATH="$here/al2023/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"'] : []),
    'exec "$here/chromium" "$@"',
    "",
  ];
  writeFileSync(join(folder, "browser"), script.join("\n"));
  chmodSync(join(folder, "browser"), 0o755);
}

if (!found()) {
  console.info(
    "没有找到浏览器，正在下载一个用来打印，最多几分钟…… Fetching a browser to print with, a few minutes at most…",
  );
  download();
  if (!found()) bring();
  if (!found()) {
    console.info("打印要用浏览器：请装 Chrome、Edge 或 Chromium，再重新启动；别的功能不受影响。");
    console.info("Printing needs a browser: please install Chrome, Edge or Chromium and start again; all else works.");
  }
}
