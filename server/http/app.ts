import express, { type Express, type Router } from "express";
import type { Views } from "../render/views.ts";
import type { Assets } from "./assets.ts";
import { recognizeCaller, type CallerParts } from "./callers.ts";
import { errorHandler, notHere } from "./errors.ts";
import { sameOriginOnly, secureHeaders } from "./guards.ts";

export type AppParts = CallerParts & {
  readonly views: Views;
  readonly assets: Assets;
  readonly routes: readonly Router[];
  readonly log: (error: unknown) => void;
  /** State of the process for whoever watches it. */
  readonly health: () => Promise<object>;
};

/** The largest body besides an upload: a table of 5,000 rows fits, ten megabytes of text do not. */
const BODY_LIMIT = "4mb";

/** The board's double rule, for tabs. */
const FAVICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#FAF7F0" d="M0 0h16v16H0z"/><path fill="#8C1616" d="M2 5h12v4H2zm0 6h12v1H2z"/></svg>';

/** The middleware, in the order in which a request meets it. */
export function createApp({ views, assets, routes, log, health, ...callers }: AppParts): Express {
  const app = express();
  app.disable("x-powered-by").disable("etag");
  app.locals["views"] = views;
  app.locals["styles"] = [assets.path("phone.css")];

  app.use(secureHeaders);
  app.get("/healthz", async (_req, res) => {
    res.set("Cache-Control", "no-store").json(await health());
  });
  app.get("/favicon.ico", (_req, res) => {
    res.set({ "Content-Type": "image/svg+xml", "Cache-Control": "public, max-age=86400" }).send(FAVICON);
  });
  app.use("/assets", (req, res, next) => {
    const asset = assets.get(req.baseUrl + req.path);
    if (!asset || req.method !== "GET") return next();
    return res
      .set({ "Content-Type": asset.type, "Cache-Control": "public, max-age=31536000, immutable" })
      .send(asset.body);
  });
  app.use((_req, res, next) => {
    res.set("Cache-Control", "private, no-store");
    next();
  });
  app.use(sameOriginOnly);
  app.use(recognizeCaller(callers));
  app.use(express.json({ limit: BODY_LIMIT }), express.urlencoded({ extended: false, limit: BODY_LIMIT }));
  for (const router of routes) app.use(router);
  app.use(notHere);
  app.use(errorHandler(log));
  return app;
}
