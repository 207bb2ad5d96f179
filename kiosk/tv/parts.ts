import { find } from "../parts.ts";

export type TvParts = ReturnType<typeof findTvParts>;

/** The elements of the page that the script moves; views/screen/tv.hbs draws them. */
export function findTvParts(root: HTMLElement) {
  return {
    root,
    time: find("time"),
    day: find("day"),
    offline: find("offline"),
    offlineLine: find("offline-line"),
    urgent: find("urgent"),
    urgentLine: find("urgent-line"),
    fresh: find("fresh"),
    freshLine: find("fresh-line"),
    list: find("list"),
    rows: find("rows"),
    units: find("units"),
    empty: find("empty"),
    page: find("page"),
    detail: find("detail"),
    hold: find("hold"),
    back: find("back"),
    upText: find("up-text"),
    pageOf: find("page-of"),
    track: find("track"),
    dwellLeft: find("dwell-left"),
    dwellLine: find("dwell-line"),
    dial: find("dial"),
    dialText: find("dial-text"),
    dialDigits: find("dial-digits"),
    pair: find("pair"),
    pairing: find("pairing"),
    pairingText: find("pairing-text"),
    pairingCode: find("pairing-code"),
    pairingHint: find("pairing-hint"),
    tabs: Array.from(root.querySelectorAll<HTMLElement>(".tab")),
  };
}
