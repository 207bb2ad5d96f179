import { createAnchors } from "./services/anchors.ts";
import { createAuditService } from "./services/audit.ts";
import { createBoardService } from "./services/boards.ts";
import { createChecking } from "./services/checking.ts";
import { createClosing } from "./services/closing.ts";
import { createDeskSearch } from "./services/desk-search.ts";
import { createFollowing } from "./services/following.ts";
import { createHangings } from "./services/hangings.ts";
import { createImportService, type SpreadsheetReader } from "./services/imports.ts";
import { createJurisdictions, type Facts } from "./services/jurisdiction.ts";
import { createMonthService } from "./services/month.ts";
import { createNews } from "./services/news.ts";
import { createNoticeService } from "./services/notices.ts";
import { createOfficerService } from "./services/officers.ts";
import { createPairing } from "./services/pairing.ts";
import { createPasses } from "./services/passes.ts";
import type { Clock, Store } from "./services/ports.ts";
import { createPreviewService } from "./services/previews.ts";
import { createPublisher } from "./services/publication.ts";
import { chance } from "./services/random.ts";
import { createRegister } from "./services/register.ts";
import { createReposts } from "./services/reposts.ts";
import { createSchedule } from "./services/schedule.ts";
import { createScreenService } from "./services/screens.ts";
import { createSearchService } from "./services/search.ts";
import { createSessionService } from "./services/sessions.ts";
import { createWaiting } from "./services/waiting.ts";
import { draftWords } from "./http/words/drafts.ts";
import { words } from "./http/words.ts";

export type Office = ReturnType<typeof createOffice>;

/** The services: all office work, each made once (floor 1). */
export function createOffice({
  store,
  facts,
  sessionKey,
  reader,
  mark,
  clock,
  logError,
}: {
  store: Store;
  facts: Facts;
  sessionKey: Buffer;
  reader: SpreadsheetReader;
  /** HMAC of an identity or account text. */
  mark: (text: string) => string;
  clock: Clock;
  logError: (error: unknown) => void;
}) {
  const { ledgers, evidence } = store;
  const jurisdictions = createJurisdictions({ units: store.units, facts });
  const officers = createOfficerService({ officers: store.officers, clock, chance });
  const { nameOf, hasRealAdministrator: demoClosed } = officers;
  const checking = createChecking({ store, clock });
  const publisher = createPublisher({ store, clock, chance, nameOf });
  const hangings = createHangings({ ledgers, units: store.units, jurisdictions, clock });
  const boards = createBoardService({ store, jurisdictions, hangings, clock, words });
  const reposts = createReposts({ store, jurisdictions, hangings, clock, chance });
  const search = createSearchService({ store, jurisdictions, hangings, boards, clock, words, logError });
  return {
    jurisdictions,
    officers,
    reposts,
    following: createFollowing({ store, reposts, jurisdictions, clock, chance, log: logError }),
    checking,
    sessions: createSessionService({ sessions: store.sessions, officers: store.officers, clock, chance, demoClosed }),
    audit: createAuditService({ audit: store.audit, clock }),
    notices: createNoticeService({ store, jurisdictions, checking, publisher, clock, chance, words: draftWords }),
    schedule: createSchedule({ store, jurisdictions, publisher, clock, nameOf, log: logError }),
    boards,
    news: createNews({ boards, jurisdictions, ledgers, clock }),
    search,
    deskSearch: createDeskSearch({ search, store }),
    imports: createImportService({ reader, store, checking, mark }),
    months: createMonthService({ store, jurisdictions, clock }),
    register: createRegister({ store, jurisdictions, clock }),
    waiting: createWaiting({ store, jurisdictions, clock }),
    closing: createClosing({ store, clock }),
    anchors: createAnchors({ store, clock }),
    previews: createPreviewService({ store, clock, words }),
    passes: createPasses({ key: sessionKey, clock, jurisdictions }),
    pairing: createPairing({ screens: store.screens, clock, chance }),
    screens: createScreenService({
      screens: store.screens,
      units: store.units,
      ledgers,
      clock,
      evidence: {
        shown: (unit, { at, hash: view, ...glass }) =>
          evidence.record(unit, { at, day: clock.today(), event: { kind: "shown", view, ...glass } }),
      },
    }),
  };
}
