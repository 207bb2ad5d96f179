/*
 * `npm run install-service`: has the board start by itself after a power cut, and again whenever it stops. Plain old
 * JavaScript, no package. With --print it only shows what it would write and run; --print=win32 or --print=linux show it
 * for another machine.
 *
 * Linux: a systemd unit; as root for the whole machine (run by the account that owns this folder), otherwise for this
 * account, which may then linger without being signed in. Windows: a task of the task scheduler, from an administrator's
 * prompt. What was not seen running: the Windows task (only its text was looked at), and the systemd unit on a machine
 * that was really switched off; the unit's text was looked at, not loaded, where no systemd ran.
 */
"use strict";
const { existsSync, mkdirSync, statSync, writeFileSync } = require("node:fs");
const { homedir, tmpdir, userInfo } = require("node:os");
const { dirname, join } = require("node:path");
const { spawnSync } = require("node:child_process");

const NAME = "sanwu-board";
/** Settings of this shell that the service is to keep. The demo password is not among them. */
const KEPT = [
  "PORT",
  "TLS_PORT",
  "HOST",
  "DATA_DIR",
  "KEY_DIR",
  "BACKUP_DIR",
  "PUBLIC_URL",
  "TLS_CERT",
  "TLS_KEY",
  "PUPPETEER_EXECUTABLE_PATH",
];

const root = join(__dirname, "..", "..");
const print = process.argv.find((argument) => argument === "--print" || argument.startsWith("--print="));
const platform = print && print.includes("=") ? print.split("=")[1] : process.platform;
const settings = KEPT.filter((key) => process.env[key]).map((key) => [key, process.env[key]]);

/** Node 24: the one that came with the packages, else this one. */
function nodePath() {
  const own =
    platform === "win32"
      ? join(root, "node_modules", "node", "bin", "node.exe")
      : join(root, "node_modules", "node", "bin", "node");
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  if (print) return own;
  console.error("请先运行一次 npm start，再装成服务。Please run npm start once before this.");
  process.exit(1);
}

/** A word of a systemd line: quoted, with what systemd would read otherwise escaped. */
const quoted = (text) => `"${text.replace(/[\\"]/g, "\\$&").replace(/%/g, "%%").replace(/\$/g, "$$$$")}"`;

function systemdUnit({ user, wantedBy }) {
  return [
    "[Unit]",
    "Description=Sanwu Board, a village's notice board",
    "After=network.target time-sync.target",
    "StartLimitIntervalSec=0",
    "",
    "[Service]",
    ...(user ? [`User=${user}`] : []),
    `WorkingDirectory=${root.replace(/%/g, "%%")}`,
    ...settings.map(([key, value]) => `Environment=${quoted(`${key}=${value}`).replace(/\$\$/g, "$")}`),
    `ExecStart=${quoted(nodePath())} --require ./server/setup/compile-cache.cjs ${quoted(join("server", "main.ts"))}`,
    "Restart=always",
    "RestartSec=5",
    "TimeoutStopSec=20",
    "UMask=0077",
    "NoNewPrivileges=true",
    "",
    "[Install]",
    `WantedBy=${wantedBy}`,
    "",
  ].join("\n");
}

const escaped = (text) =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

const WINDOWS_PROGRAM = "--require ./server/setup/compile-cache.cjs server\\main.ts";

/** At boot, and looked after every five minutes: a second one is not started while the first runs. */
function windowsTask() {
  const set = settings.map(([key, value]) => `set "${key}=${value}"&& `).join("");
  const [command, argument] =
    set === "" ? [nodePath(), WINDOWS_PROGRAM] : ["cmd.exe", `/d /s /c "${set}"${nodePath()}" ${WINDOWS_PROGRAM}"`];
  return `<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Description>Sanwu Board</Description></RegistrationInfo>
  <Triggers>
    <BootTrigger>
      <Enabled>true</Enabled>
      <Repetition><Interval>PT5M</Interval><StopAtDurationEnd>false</StopAtDurationEnd></Repetition>
    </BootTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <UserId>${escaped(`${process.env.USERDOMAIN || "."}\\${userInfo().username}`)}</UserId>
      <LogonType>S4U</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <RestartOnFailure><Interval>PT1M</Interval><Count>255</Count></RestartOnFailure>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>${escaped(command)}</Command>
      <Arguments>${escaped(argument)}</Arguments>
      <WorkingDirectory>${escaped(root)}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
`;
}

function run(command, args) {
  console.info(`  ${[command, ...args].join(" ")}`);
  if (print) return true;
  const { status, error } = spawnSync(command, args, { stdio: "inherit" });
  if (error) console.error(error.message);
  return status === 0;
}

function write(path, text, encoding) {
  console.info(`${path}\n`);
  if (print) return console.info(text);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, encoding === "utf16le" ? `\ufeff${text}` : text, encoding);
}

/** The account that owns this folder; the service must not run as root when a person unpacked it. */
function owner() {
  const { uid } = statSync(root);
  const found = spawnSync("id", ["-nu", String(uid)], { encoding: "utf8" });
  return found.status === 0 ? found.stdout.trim() : "root";
}

function installOnLinux() {
  const isRoot = typeof process.getuid === "function" && process.getuid() === 0;
  if (isRoot) {
    write(`/etc/systemd/system/${NAME}.service`, systemdUnit({ user: owner(), wantedBy: "multi-user.target" }), "utf8");
    return run("systemctl", ["daemon-reload"]) && run("systemctl", ["enable", "--now", `${NAME}.service`]);
  }
  const unit = join(homedir(), ".config", "systemd", "user", `${NAME}.service`);
  write(unit, systemdUnit({ wantedBy: "default.target" }), "utf8");
  return (
    run("systemctl", ["--user", "daemon-reload"]) &&
    run("systemctl", ["--user", "enable", "--now", `${NAME}.service`]) &&
    run("loginctl", ["enable-linger", userInfo().username])
  );
}

function installOnWindows() {
  const file = join(tmpdir(), `${NAME}.xml`);
  write(file, windowsTask(), "utf16le");
  return run("schtasks", ["/Create", "/TN", NAME, "/XML", file, "/F"]) && run("schtasks", ["/Run", "/TN", NAME]);
}

const install = { linux: installOnLinux, win32: installOnWindows }[platform];
if (!install) {
  console.error(
    "这台电脑的系统还不能自动装成服务，请让它开机时运行 npm start。No service for this system: have it run npm start at boot.",
  );
  process.exit(1);
}
const done = install();
if (print) console.info("只是看看，什么都没有改。Only printed, nothing was changed.");
else if (done) console.info("装好了：停电来电后会自己启动，意外停下也会自己再起来。It starts by itself from now on.");
else {
  console.error("没有装好，请看上面的原因；Windows 请用“以管理员身份运行”的窗口再试。It was not installed, see above.");
  process.exit(1);
}
