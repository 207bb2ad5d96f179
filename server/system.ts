import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { join } from "node:path";
import type { Config } from "./config.ts";
import { createApp } from "./http/app.ts";
import { loadAssets } from "./http/assets.ts";
import { demoHint } from "./http/pages/demo-hint.ts";
import { noticeApiRoutes } from "./http/routes/notices-api.ts";
import { sessionRoutes } from "./http/routes/session.ts";
import { draftWords } from "./http/words/drafts.ts";
import { words } from "./http/words.ts";
import { loadViews } from "./render/views.ts";
import { createAuditService } from "./services/audit.ts";
import { createBoardService } from "./services/boards.ts";
import { createChecking } from "./services/checking.ts";
import { createJurisdictions } from "./services/jurisdiction.ts";
import { createMonthService } from "./services/month.ts";
import { createNoticeService } from "./services/notices.ts";
import { createOfficerService } from "./services/officers.ts";
import type { Clock } from "./services/ports.ts";
import { createPublisher } from "./services/publication.ts";
import { chance } from "./services/random.ts";
import { createSchedule } from "./services/schedule.ts";
import { createSessionService } from "./services/sessions.ts";
import { loadFacts } from "./store/facts.ts";
import { loadKeys } from "./store/keys.ts";
import { openStore } from "./store/open-store.ts";

export type System = Awaited<ReturnType<typeof openSystem>>;
export type Log = (event: string | Error, details?: Readonly<Record<string, unknown>>) => void;

/** Makes every part once and hands it to the parts that need it. The map of the program, with main.ts above it. */
export async function openSystem({
  root,
  config,
  clock,
  log,
}: {
  root: string;
  config: Config;
  clock: Clock;
  log: Log;
}) {
  const logError = (error: unknown) => log(error instanceof Error ? error : new Error(String(error)));
  const facts = await loadFacts(join(root, "data"));
  const keys = await loadKeys(config.KEY_DIR);
  const store = await openStore({ folder: config.DATA_DIR, clock, log });
  const views = loadViews(join(root, "views"));
  const assets = await loadAssets(root);

  const jurisdictions = createJurisdictions({ units: store.units, facts });
  const officers = createOfficerService({ officers: store.officers, clock, chance });
  const sessions = createSessionService({
    sessions: store.sessions,
    officers: store.officers,
    clock,
    chance,
    demoClosed: officers.hasRealAdministrator,
  });
  const audit = createAuditService({ audit: store.audit, clock });
  const checking = createChecking({ store, clock });
  const publisher = createPublisher({ store, clock, chance, nameOf: officers.nameOf });
  const notices = createNoticeService({ store, jurisdictions, checking, publisher, clock, chance, words: draftWords });
  const schedule = createSchedule({ store, jurisdictions, publisher, clock, nameOf: officers.nameOf, log: logError });
  const boards = createBoardService({ store, jurisdictions, clock, words });
  const months = createMonthService({ store, jurisdictions, clock });

  const app = createApp({
    views,
    assets,
    sessions,
    screens: { byKey: async () => undefined },
    passes: { unitOf: () => undefined },
    clock,
    log: logError,
    health: async () => ({ ok: true, day: clock.today(), damage: store.damage() }),
    routes: [
      sessionRoutes({ sessions, audit, views, assets, demo: demoHint({ officers }) }),
      noticeApiRoutes({ notices, checking, audit, clock }),
    ],
  });

  /** Answers every HTTP request. */
  const listener = (req: IncomingMessage, res: ServerResponse): void => void app(req, res);

  return {
    listener,
    /** Hooks the sockets of screens on a server, before it listens. */
    attach(_http: Server): void {},
    store,
    facts,
    keys,
    services: { jurisdictions, officers, sessions, audit, checking, notices, schedule, boards, months },
    close: async () => {
      await store.close();
    },
  };
}
