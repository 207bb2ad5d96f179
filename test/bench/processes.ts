import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";

const ROOT = join(import.meta.dirname, "..", "..");
const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

export type Child = {
  readonly pid: number;
  /** The first line of its output that matches; rejects when the process ends before. */
  line(pattern: RegExp): Promise<RegExpExecArray>;
  /** The next line from now on that matches. */
  next(pattern: RegExp): Promise<RegExpExecArray>;
  end(signal?: NodeJS.Signals): Promise<void>;
};

/** A process of this Node on a file of this repository. */
export function startProcess(
  file: string,
  { node = [], args = [], env = {} }: { node?: string[]; args?: string[]; env?: Record<string, string> } = {},
): Child {
  const child = spawn(process.execPath, [...node, join(ROOT, file), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  child.once("exit", () => running.delete(child));
  const lines: string[] = [];
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    createInterface(stream).on("line", (line) => {
      lines.push(line);
      for (const listener of listeners) listener();
    });

  const waitFor = (pattern: RegExp, from: number) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const ended = () => reject(new Error(`${file} ended: ${lines.slice(-5).join("\n")}`));
      const look = () => {
        const found = lines
          .slice(from)
          .map((line) => pattern.exec(line))
          .find((match) => match !== null);
        if (!found) return;
        listeners.delete(look);
        child.off("exit", ended);
        resolve(found);
      };
      listeners.add(look);
      child.once("exit", ended);
      look();
    });

  return {
    pid: child.pid ?? 0,
    line: (pattern) => waitFor(pattern, 0),
    next: (pattern) => waitFor(pattern, lines.length),
    async end(signal = "SIGTERM") {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill(signal);
      await ended;
    },
  };
}

/** The server as `npm start` runs it, on free ports of loopback; resolves once it says that it listens. */
export async function startMain(folder: string, env: Record<string, string> = {}): Promise<Child & { url: string }> {
  const child = startProcess("server/main.ts", {
    node: ["--require", "./server/setup/compile-cache.cjs"],
    env: {
      HOST: "127.0.0.1",
      PORT: "0",
      TLS_PORT: "0",
      DATA_DIR: join(folder, "data"),
      KEY_DIR: join(folder, "keys"),
      BACKUP_DIR: join(folder, "backups"),
      ...env,
    },
  });
  const [, url = ""] = await child.line(/ (http:\/\/127\.0\.0\.1:\d+) /);
  return { ...child, url };
}

/** Resident memory of a process now and at its highest, in MB (Linux). */
export async function residentMb(pid: number): Promise<{ now: number; highest: number }> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  const of = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024;
  return { now: of("VmRSS"), highest: of("VmHWM") };
}

/** CPU time a process has used, in ms (Linux, ticks of 10 ms). */
export async function cpuMs(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
