import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { join } from "node:path";
import type { Config } from "./config.ts";
import { createApp } from "./http/app.ts";
import { loadAssets } from "./http/assets.ts";
import { createHotPages } from "./http/hot-pages.ts";
import { demoHint } from "./http/pages/demo-hint.ts";
import { createKioskPages } from "./http/pages/kiosk.ts";
import { createTvPages } from "./http/pages/tv.ts";
import { createPayFor } from "./http/paying.ts";
import { deskRouters } from "./http/routes/desk-routers.ts";
import { kioskRoutes } from "./http/routes/kiosk.ts";
import { kioskCodeRoutes } from "./http/routes/kiosk-codes.ts";
import { importRoutes } from "./http/routes/imports.ts";
import { noticeApiRoutes } from "./http/routes/notices-api.ts";
import { pairingRoutes } from "./http/routes/pairing.ts";
import { previewRoutes } from "./http/routes/previews.ts";
import { publicRoutes } from "./http/routes/public.ts";
import { registryRoutes } from "./http/routes/registry-api.ts";
import { repostApiRoutes } from "./http/routes/reposts-api.ts";
import { secureRoutes } from "./http/routes/secure.ts";
import { sessionRoutes } from "./http/routes/session.ts";
import { sheetRoutes } from "./http/routes/sheets.ts";
import { tvRoutes } from "./http/routes/tv.ts";
import { readPasted, readSpreadsheet } from "./intake/read-spreadsheet.ts";
import { createOffice } from "./office.ts";
import { openPaper } from "./paper.ts";
import { watchMidnight } from "./push/midnight.ts";
import { attachScreens } from "./push/screens.ts";
import { loadViews } from "./render/views.ts";
import type { Clock } from "./services/ports.ts";
import { backupsBeside } from "./store/backup.ts";
import { loadFacts } from "./store/facts.ts";
import { hmacIdentity, loadKeys } from "./store/keys.ts";
import { openStore } from "./store/open-store.ts";

export type System = Awaited<ReturnType<typeof openSystem>>;
export type Log = (event: string | Error, details?: Readonly<Record<string, unknown>>) => void;

/** Makes every part once and hands it to the parts that need it. The map of the program, with main.ts above it. */
export async function openSystem({
  root,
  config,
  clock,
  log,
  browserPath,
  rootCertificate,
}: {
  root: string;
  config: Config;
  clock: Clock;
  log: Log;
  /** The browser to print with; undefined when there is none. */
  browserPath: string | undefined;
  /** Root of the local authority, offered to screens for installing. */
  rootCertificate?: string | undefined;
}) {
  const logError = (error: unknown) => log(error instanceof Error ? error : new Error(String(error)));
  const { PUBLIC_URL: publicUrl, DATA_DIR: folder } = config;
  const facts = await loadFacts(join(root, "data"));
  const keys = await loadKeys(config.KEY_DIR);
  const store = await openStore({ folder, backups: config.BACKUP_DIR ?? backupsBeside(folder), clock, log });
  const views = loadViews(join(root, "views"));
  const assets = await loadAssets(root);
  const services = createOffice({
    store,
    facts,
    sessionKey: keys.sessionKey,
    reader: { file: readSpreadsheet, pasted: readPasted },
    mark: (text) => hmacIdentity(keys.hmacKey, text),
    clock,
    logError,
  });
  const {
    audit,
    boards,
    checking,
    imports,
    jurisdictions,
    notices,
    officers,
    pairing,
    passes,
    previews,
    reposts,
    screens,
    search,
    news,
    sessions,
  } = services;
  const paper = await openPaper({
    root,
    folder: join(folder, "sheets"),
    executablePath: browserPath,
    publicUrl,
    passLink: passes.link,
    views,
    boards,
    store,
    clock,
    logError,
  });
  const payFor = createPayFor({ clock });
  const hot = createHotPages({ clock, ledgers: store.ledgers });

  const app = createApp({
    views,
    assets,
    sessions,
    screens,
    passes,
    clock,
    log: logError,
    health: async () => ({ ok: true, day: clock.today(), printing: paper.canPrint, damage: store.damage() }),
    routes: [
      ...deskRouters({
        ...services,
        facts,
        units: store.units,
        publicUrl,
        views,
        assets,
        clock,
        payFor,
        canPrint: paper.canPrint,
        sheets: paper.sheets,
        monthPrints: paper.monthPrints,
      }),
      sessionRoutes({ sessions, audit, views, assets, demo: demoHint({ officers }) }),
      repostApiRoutes({ reposts, jurisdictions, audit, clock }),
      noticeApiRoutes({ notices, checking, audit, clock }),
      importRoutes({ imports, jurisdictions, audit, clock }),
      previewRoutes({ previews, notices, views, assets, clock, sheetHtml: paper.html }),
      secureRoutes({ views, assets, rootCertificate, tlsPort: config.TLS_PORT }),
      registryRoutes({ screens, pairing, officers, units: store.units, audit, clock }),
      sheetRoutes({ sheets: paper.sheets, notices }),
      kioskRoutes({
        pages: createKioskPages({ boards, views, clock }),
        ledgers: store.ledgers,
        publicUrl,
        views,
        assets,
      }),
      pairingRoutes({ boards, pairing }),
      kioskCodeRoutes({ boards, passes, publicUrl }),
      tvRoutes({ pages: createTvPages({ boards, views }), news, ledgers: store.ledgers, clock, hot, views, assets }),
      ...publicRoutes({
        boards,
        ledgers: store.ledgers,
        facts,
        clock,
        views,
        assets,
        hot,
        passes,
        search,
        payFor,
        news,
        publicUrl,
      }),
    ],
  });

  const { following } = services;
  const closers: (() => unknown)[] = [
    hot.close,
    search.close,
    store.ledgers.onAppend(following.onEntry),
    following.settled,
  ];
  return {
    app,
    /** Answers every HTTP request: kept public pages first, then the app. */
    listener: (req: IncomingMessage, res: ServerResponse): void => {
      if (!hot.answer(req, res)) app(req, res);
    },

    /** Hooks the sockets of screens on the servers, before they listen. Returns what moves at midnight. */
    attach(...servers: readonly Server[]) {
      const push = attachScreens({ servers, screens, ledgers: store.ledgers, units: store.units, log });
      const atMidnight = () => {
        hot.forget();
        return push.tick();
      };
      closers.unshift(watchMidnight({ clock, atMidnight }), () => push.close());
      return { atMidnight };
    },

    store,
    facts,
    keys,
    services,
    paper,
    async close() {
      for (const close of closers) await close();
      await paper.close();
      await store.close();
    },
  };
}
