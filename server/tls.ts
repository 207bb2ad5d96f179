import { createPrivateKey, X509Certificate } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { isIPv4 } from "node:net";
import { hostname, networkInterfaces } from "node:os";
import { join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import type { Pair } from "./authority.ts";

export type Tls = {
  readonly cert: string;
  readonly key: string;
  /** The local authority's root, which a screen has to trust; undefined with certificate files of one's own. */
  readonly root: string | undefined;
};

const DAY_MS = 86_400_000;
/** A certificate is made anew a month before it ends, and when the machine's names change. */
const RENEW_DAYS = 30;

/**
 * Certificate files of one's own, else those of a local authority that is made once: browsers give service workers and
 * caches to secure origins only, and passwords must not cross a village's network in clear (design.md §4).
 */
export async function loadTls({
  certFile,
  keyFile,
  keyDir,
  now,
  names = namesOfThisMachine(),
}: {
  certFile?: string | undefined;
  keyFile?: string | undefined;
  keyDir: string;
  now: string;
  names?: readonly string[];
}): Promise<Tls> {
  if (certFile && keyFile) {
    return { cert: await readFile(certFile, "utf8"), key: await readFile(keyFile, "utf8"), root: undefined };
  }
  await mkdir(keyDir, { recursive: true, mode: 0o700 });
  const root =
    (await readPair(keyDir, "root")) ?? (await keep(keyDir, "root", await (await authority()).makeRoot(now)));
  const kept = await readPair(keyDir, "server");
  const leaf =
    kept && isGood(kept, root, names, now)
      ? kept
      : await keep(keyDir, "server", await (await authority()).makeLeaf(root, names, now));
  return { cert: `${leaf.cert}\n${root.cert}`, key: leaf.key, root: root.cert };
}

/** Certificates are made once a year: the package for it is not loaded at every start. */
const authority = () => import("./authority.ts");

/** Host name and addresses under which screens of the network reach this machine. */
export function namesOfThisMachine(): readonly string[] {
  const addresses = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter(({ family, internal }) => family === "IPv4" && !internal)
    .map(({ address }) => address);
  return [...new Set(["localhost", "127.0.0.1", hostname().toLowerCase(), ...addresses])];
}

async function readPair(folder: string, name: string): Promise<Pair | undefined> {
  try {
    const [cert, key] = await Promise.all([
      readFile(join(folder, `${name}.crt`), "utf8"),
      readFile(join(folder, `${name}.key`), "utf8"),
    ]);
    return new X509Certificate(cert).checkPrivateKey(createPrivateKey(key)) ? { cert, key } : undefined;
  } catch {
    return undefined;
  }
}

async function keep(folder: string, name: string, pair: Pair): Promise<Pair> {
  await writeFileAtomic(join(folder, `${name}.key`), pair.key, { mode: 0o600 });
  await writeFileAtomic(join(folder, `${name}.crt`), pair.cert, { mode: 0o644 });
  return pair;
}

function isGood({ cert }: Pair, root: Pair, names: readonly string[], now: string): boolean {
  const leaf = new X509Certificate(cert);
  const lasts = Date.parse(leaf.validTo) - Date.parse(now) > RENEW_DAYS * DAY_MS;
  const held = names.every((name) => (isIPv4(name) ? leaf.checkIP(name) : leaf.checkHost(name)) !== undefined);
  return lasts && held && leaf.verify(new X509Certificate(root.cert).publicKey);
}
