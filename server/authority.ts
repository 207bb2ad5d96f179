import { webcrypto, createPrivateKey } from "node:crypto";
import { isIPv4 } from "node:net";
import { hostname } from "node:os";
// The certificate package resolves its parts by decorators, whose metadata this brings.
import "reflect-metadata";
import * as x509 from "@peculiar/x509";

/** Certificate and key as PEM. */
export type Pair = { readonly cert: string; readonly key: string };

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;
const DAY_MS = 86_400_000;
const ROOT_DAYS = 3650;
/** As long as browsers take. */
const LEAF_DAYS = 397;

x509.cryptoProvider.set(webcrypto as unknown as Crypto);

/** A self-signed root for ten years. */
export async function makeRoot(now: string): Promise<Pair> {
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

/** A certificate of the root for these names and addresses. */
export async function makeLeaf(root: Pair, names: readonly string[], now: string): Promise<Pair> {
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
        names.map((value) => ({ type: isIPv4(value) ? ("ip" as const) : ("dns" as const), value })),
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
