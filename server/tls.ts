import { webcrypto, createPrivateKey, X509Certificate } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { hostname, networkInterfaces } from "node:os";
import { join } from "node:path";
// The certificate package resolves its parts by decorators, whose metadata this brings.
import "reflect-metadata";
import * as x509 from "@peculiar/x509";
import writeFileAtomic from "write-file-atomic";

export type Tls = {
  readonly cert: string;
  readonly key: string;
  /** The local authority's root, which a screen has to trust; undefined with certificate files of one's own. */
  readonly root: string | undefined;
};

type Pair = { readonly cert: string; readonly key: string };

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;
const DAY_MS = 86_400_000;
const ROOT_DAYS = 3650;
/** As long as browsers take; made anew a month before it ends, and when the machine's names change. */
const LEAF_DAYS = 397;
const RENEW_DAYS = 30;

x509.cryptoProvider.set(webcrypto as unknown as Crypto);

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
  const root = (await readPair(keyDir, "root")) ?? (await keep(keyDir, "root", await makeRoot(now)));
  const kept = await readPair(keyDir, "server");
  const leaf =
    kept && isGood(kept, root, names, now) ? kept : await keep(keyDir, "server", await makeLeaf(root, names, now));
  return { cert: `${leaf.cert}\n${root.cert}`, key: leaf.key, root: root.cert };
}

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
  const held = names.every((name) => (isAddress(name) ? leaf.checkIP(name) : leaf.checkHost(name)) !== undefined);
  return lasts && held && leaf.verify(new X509Certificate(root.cert).publicKey);
}

async function makeRoot(now: string): Promise<Pair> {
  const keys = await newKeys();
  const cert = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name: `CN=Sanwu Board ${hostname()}, O=Sanwu Board`,
    ...validity(now, ROOT_DAYS),
    keys,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { cert: cert.toString("pem"), key: await pemOf(keys.privateKey) };
}

async function makeLeaf(root: Pair, names: readonly string[], now: string): Promise<Pair> {
  const keys = await newKeys();
  const issuer = new x509.X509Certificate(root.cert);
  const cert = await x509.X509CertificateGenerator.create({
    serialNumber: serial(),
    subject: "CN=Sanwu Board",
    issuer: issuer.subject,
    ...validity(now, LEAF_DAYS),
    publicKey: keys.publicKey,
    signingKey: await signingKey(root.key),
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        names.map((value) => ({ type: isAddress(value) ? ("ip" as const) : ("dns" as const), value })),
      ),
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { cert: cert.toString("pem"), key: await pemOf(keys.privateKey) };
}

const newKeys = () => webcrypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]) as Promise<CryptoKeyPair>;

async function pemOf(key: CryptoKey): Promise<string> {
  const der = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", key as webcrypto.CryptoKey)).toString("base64");
  return `-----BEGIN PRIVATE KEY-----\n${der.match(/.{1,64}/g)?.join("\n") ?? ""}\n-----END PRIVATE KEY-----\n`;
}

function signingKey(pem: string): Promise<CryptoKey> {
  const der = createPrivateKey(pem).export({ type: "pkcs8", format: "der" });
  return webcrypto.subtle.importKey("pkcs8", der, ALGORITHM, false, ["sign"]) as Promise<CryptoKey>;
}

const serial = (): string => Buffer.from(webcrypto.getRandomValues(new Uint8Array(15))).toString("hex");

/** Begins a day early, so that a screen whose clock is a little behind still takes it. */
const validity = (now: string, days: number) => ({
  notBefore: new Date(Date.parse(now) - DAY_MS),
  notAfter: new Date(Date.parse(now) + days * DAY_MS),
});

const isAddress = (name: string): boolean => /^\d{1,3}(\.\d{1,3}){3}$/.test(name);
