/*
 * Runs before `npm start` and `npm test` on whatever Node the machine has (18 or newer): plain old JavaScript, no package.
 * Brings the packages when they are missing or older than the lock file, and with them Node 24, which every later script
 * then finds first in node_modules/.bin. With --test nothing else; without, also looks for a browser to print with.
 */
"use strict";
const { existsSync, readFileSync, writeFileSync } = require("node:fs");
const { createHash } = require("node:crypto");
const { spawnSync } = require("node:child_process");
const { join } = require("node:path");

const root = join(__dirname, "..", "..");
const stamp = join(root, "node_modules", ".sanwu-installed");
const lock = createHash("sha256")
  .update(readFileSync(join(root, "package-lock.json")))
  .digest("hex");

const installed = () => existsSync(stamp) && readFileSync(stamp, "utf8") === lock;

function run(command, args) {
  const windows = process.platform === "win32";
  return spawnSync(command, args, { cwd: root, stdio: "inherit", shell: windows }).status === 0;
}

const major = Number(process.versions.node.split(".")[0]);
if (major < 18) {
  console.error(`Node ${process.versions.node} 太旧，请装 Node 18 或更新的版本。This needs Node 18 or newer.`);
  process.exit(1);
}

if (!installed()) {
  console.info("正在安装程序包，第一次要几分钟…… Installing packages, the first time takes minutes…");
  if (!run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"])) {
    console.error("程序包没装上：请看上面的原因，连上网再试一次。The packages could not be installed, see above.");
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}

const own = join(root, "node_modules", ".bin", process.platform === "win32" ? "node.cmd" : "node");
if (!existsSync(own) && major < 24) {
  if (!run("npm", ["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error", "node@24"])) {
    console.error("没有 Node 24，请装上再试。Node 24 could not be brought, please install it.");
    process.exit(1);
  }
}

const browser = join(__dirname, "get-browser.cjs");
if (existsSync(browser))
  spawnSync(existsSync(own) ? own : process.execPath, [browser], {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
