import { find, findFrame } from "../frame.ts";

export type TvParts = ReturnType<typeof findTvParts>;

/** The elements of the page that the script moves; views/screen/tv.hbs draws them. */
export function findTvParts(root: HTMLElement) {
  return {
    ...findFrame(root),
    rows: find("rows"),
    units: find("units"),
    empty: find("empty"),
    detail: find("detail"),
    hold: find("hold"),
    back: find("back"),
    upText: find("up-text"),
    track: find("track"),
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
