import { find, findFrame } from "./frame.ts";

export type Parts = ReturnType<typeof findParts>;

/** The elements of the page that the script moves; views/screen/kiosk.hbs draws them. */
export function findParts(root: HTMLElement) {
  const stage = find("stage");
  return {
    ...findFrame(root),
    glass: find("glass"),
    overview: find("overview"),
    stage,
    emptyCard: find("part-empty").innerHTML,
    dwell: find("dwell"),
    search: find("search"),
    typed: find("typed"),
    results: find("results"),
    resultsOf: find("results-of"),
    wait: find("wait"),
    pager: find("pager"),
    pageHint: find("page-hint"),
    panel: find("panel"),
    panelBody: find("panel-body"),
    idle: find("idle"),
    idleLeft: find("idle-left"),
    pair: find("pairing"),
    speak: root.querySelector("[data-do=speak]") as HTMLElement,
  };
}
