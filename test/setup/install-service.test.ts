import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";

const SCRIPT = join(import.meta.dirname, "../../server/setup/install-service.cjs");
const printed = (platform: string, env: Record<string, string> = {}) =>
  execFileSync(process.execPath, [SCRIPT, `--print=${platform}`], {
    encoding: "utf8",
    env: { ...process.env, ...env },
  });

it("the systemd unit starts at boot, again after every stop, with the settings of the shell but no demo password", () => {
  const text = printed("linux", { DATA_DIR: "/srv/三务 板%1", DEMO_PASSWORD: "do-not-keep" });
  expect(text).toContain("Restart=always");
  expect(text).toContain("StartLimitIntervalSec=0");
  expect(text).toMatch(/^ExecStart="\/.*node" --require \.\/server\/setup\/compile-cache\.cjs "server\/main\.ts"$/m);
  expect(text).toMatch(/^WantedBy=(multi-user|default)\.target$/m);
  expect(text).toContain('Environment="DATA_DIR=/srv/三务 板%%1"');
  expect(text).not.toContain("do-not-keep");
});

it("the Windows task starts at boot, has no time limit, and never runs twice", () => {
  const text = printed("win32", { PORT: "80 & more" });
  expect(text).toContain("<BootTrigger>");
  expect(text).toContain("<ExecutionTimeLimit>PT0S</ExecutionTimeLimit>");
  expect(text).toContain("<MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>");
  expect(text).toContain("PORT=80 &amp; more");
  expect(text).toContain("schtasks /Create /TN sanwu-board /XML");
});
