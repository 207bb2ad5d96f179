import { homedir } from "node:os";
import { join } from "node:path";
import { z } from "zod";

/** What the environment decides (design.md §4). Parsed once, at start; a wrong value stops the start by name. */
export type Config = Readonly<z.infer<typeof environment>>;

const port = z.coerce.number().int().min(0).max(65_535);

const environment = z.object({
  PORT: port.default(8080),
  TLS_PORT: port.default(8443),
  /** Undefined: 0.0.0.0, or loopback alone while demo accounts can sign in. */
  HOST: z.string().min(1).optional(),
  DATA_DIR: z.string().min(1).default(join("data", "runtime")),
  KEY_DIR: z.string().min(1).default(join(configFolder(), "sanwu-board")),
  BACKUP_DIR: z.string().min(1).optional(),
  /** What QR codes point to; without it they hold number, code and hash as text. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  TLS_CERT: z.string().min(1).optional(),
  TLS_KEY: z.string().min(1).optional(),
  DEMO_PASSWORD: z.string().min(1).optional(),
  PUPPETEER_EXECUTABLE_PATH: z.string().min(1).optional(),
});

function configFolder(): string {
  return process.platform === "win32" ? join(homedir(), "AppData", "Roaming") : join(homedir(), ".config");
}

/** Throws with the name of the variable that is wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const read = environment.safeParse(set);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Error(`${issue?.path.join(".") ?? "environment"}: ${issue?.message ?? "not readable"}`);
}
