import { openLine } from "./line.ts";
import { attachCommands } from "./tv/commands.ts";
import { createDial } from "./tv/dial.ts";
import { createPairing } from "./tv/pairing.ts";
import { findTvParts } from "./tv/parts.ts";
import { placeAt, type ListOf } from "./tv/place.ts";
import { createTvScreen } from "./tv/screen.ts";
import { keepUnits } from "./tv/units.ts";
import { createWay } from "./tv/way.ts";

const HOME = "tv-home";

/** The television's program: the pages are there without it; it makes them live. */
async function start(root: HTMLElement): Promise<void> {
  const unit = root.getAttribute("data-unit") || "";
  const base = root.getAttribute("data-base") || "";
  const parent = root.getAttribute("data-parent") || "";
  const parts = findTvParts(root);
  const home = (root.getAttribute("data-home") || "all") as ListOf;
  const hasUnits = parts.tabs.some((tab) => tab.getAttribute("data-of") === "units");
  const first = sessionStorage.getItem(HOME) || base;
  sessionStorage.setItem(HOME, first);
  const way = createWay({ unit, base, home });
  const line = await openLine({
    unit,
    base,
    kind: "tv",
    keptAs: `tv-${unit}`,
    at: null,
    take: (board) => screen.take(board),
    onAnswer: () => screen.strips.offline(!line.answered(), line.known()),
    onConnected: () => void screen.report(true),
  });
  const screen = createTvScreen({ parts, line, way, home, parent, say: (sentence) => dial.say(sentence), onRest });
  const pairing = createPairing(parts, { source: line.source, onPaired: line.paired });
  const dial = createDial(parts, (number) => {
    const entry = screen.numbered(number);
    if (!entry) return false;
    way.stay(screen.here());
    way.push({ view: "notice", id: entry.notice, page: 1 });
    screen.draw({ view: "notice", id: entry.notice, page: 1 });
    return true;
  });

  /** A television that was left at another unit goes home. */
  function onRest(): boolean {
    pairing.close();
    if (first === base) return false;
    location.href = first;
    return true;
  }

  const begun = way.back() || placeAt(base, location.pathname, home);
  attachCommands({ parts, screen, way, dial, pairing, home, parent });
  way.onPop((place) => screen.draw(place));
  if (document.fonts) document.fonts.addEventListener("loadingdone", () => void screen.report());
  setInterval(() => screen.second(), 1_000);
  await line.ask();
  document.documentElement.classList.add("live");
  screen.draw(begun || { view: "list", of: home, page: 1 });
  if (hasUnits) keepUnits(base, parts.units, () => screen.place().view === "list" && screen.draw(screen.here()));
  screen.second();
}

const root = document.getElementById("tv");
if (root) start(root).catch((error) => console.error(error));
