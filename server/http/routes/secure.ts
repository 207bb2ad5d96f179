import { createHash, X509Certificate } from "node:crypto";
import { Router } from "express";
import type { Views } from "../../render/views.ts";
import type { Assets } from "../assets.ts";
import { plate } from "../pages/phone-page.ts";
import { phonePage } from "../pages/phone-page.ts";

export type SecureParts = {
  readonly views: Views;
  readonly assets: Assets;
  /** PEM of the local authority's root; undefined with certificates of one's own. */
  readonly rootCertificate: string | undefined;
  readonly tlsPort: number;
};

/**
 * `/secure` helps to install the local authority's root on a screen or a phone, with pictures; `/root.crt` is the root.
 * Both are public: a root is no secret, and the screen that needs it cannot sign in.
 */
export function secureRoutes({ views, assets, rootCertificate, tlsPort }: SecureParts): Router {
  const router = Router();
  const der = rootCertificate === undefined ? undefined : new X509Certificate(rootCertificate).raw;
  const fingerprint =
    der &&
    createHash("sha256")
      .update(der)
      .digest("hex")
      .slice(0, 16)
      .replace(/(.{4})(?=.)/g, "$1 ");

  router.get("/secure", (req, res) => {
    const page = phonePage({ title: "让屏幕走安全地址", large: false, here: req.originalUrl, assets });
    const address = `https://${req.hostname}${tlsPort === 443 ? "" : `:${tlsPort}`}`;
    res.send(
      views.render("public/secure", {
        ...plate(null, ""),
        ...page,
        address,
        own: der === undefined,
        fingerprint: fingerprint ?? "",
      }),
    );
  });

  router.get("/root.crt", (_req, res, next) => {
    if (!der) return next();
    res.set({
      "Content-Type": "application/x-x509-ca-cert",
      "Content-Disposition": 'attachment; filename="sanwu-root.crt"',
    });
    return res.send(der);
  });

  return router;
}
