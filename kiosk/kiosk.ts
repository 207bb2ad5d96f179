import { attachCommands } from "./commands.ts";
import { createFinder } from "./finder.ts";
import { openLine } from "./line.ts";
import { createPanel } from "./panel.ts";
import { findParts } from "./parts.ts";
import { createReading } from "./reading.ts";
import { createScreen } from "./screen.ts";
import { createSearch } from "./search.ts";
import { villageDay } from "./trusted-time.ts";

const MINUTE = 60_000;

/** The touch screen's program: makes every part once and connects it. */
async function start(root: HTMLElement): Promise<void> {
  const unit = root.getAttribute("data-unit") || "";
  const base = root.getAttribute("data-base") || "";
  const at = root.getAttribute("data-at");
  const parts = findParts(root);
  const panel = createPanel(parts.panel, parts.panelBody);
  const line = await openLine({
    unit,
    base,
    kind: "kiosk",
    keptAs: unit,
    at,
    take: (board) => screen.take(board),
    onAnswer: () => screen.strips.offline(!line.answered(), line.known()),
    onConnected: () => void screen.report(true),
  });
  const { held, source } = line;
  const search = createSearch({ parts, finder: createFinder({ unit, held, source }) });
  const reading = createReading({ glass: parts.glass, button: parts.speak, nextPage });
  const screen = createScreen({
    parts,
    line,
    panel,
    search,
    since: at ? villageDay(Date.parse(at)) : "",
    onMove: reading.stop,
    isReadAloud: reading.isOn,
  });

  function nextPage(): boolean {
    const page = screen.page();
    if (!page || page.at() + 1 >= page.count) return false;
    screen.turn(1);
    return true;
  }

  attachCommands({ screen, panel, search, reading, held, source, onPaired: line.paired });
  document.addEventListener("visibilitychange", () => void screen.report());
  window.addEventListener("resize", screen.relayout);
  // Faces come in slices as they are needed, and lines break elsewhere with them.
  if (document.fonts) document.fonts.addEventListener("loadingdone", screen.relayout);
  setInterval(screen.second, 1_000);
  setInterval(() => reading.isOn() && screen.touched(), 20_000);
  screen.second();
  await line.ask();
  registerWorker(base);
}

/** Keeps the page itself through a restart without the server; only on a secure origin. */
function registerWorker(base: string): void {
  if (!navigator.serviceWorker) return;
  navigator.serviceWorker.register(`${base}/worker.js`, { scope: base }).catch((error) => console.warn(error));
}

const root = document.getElementById("kiosk");
if (root)
  start(root).catch((error) => {
    console.error(error);
    setTimeout(() => location.reload(), MINUTE);
  });
