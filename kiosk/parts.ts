export type Parts = ReturnType<typeof findParts>;

/** The elements of the page that the script moves; views/screen/kiosk.hbs draws them. */
export function findParts(root: HTMLElement) {
  const stage = find("stage");
  return {
    root,
    glass: find("glass"),
    time: find("time"),
    day: find("day"),
    offline: find("offline"),
    offlineLine: find("offline-line"),
    urgent: find("urgent"),
    urgentLine: find("urgent-line"),
    fresh: find("fresh"),
    freshLine: find("fresh-line"),
    overview: find("overview"),
    stage,
    emptyCard: find("part-empty").innerHTML,
    dwell: find("dwell"),
    dwellLeft: find("dwell-left"),
    dwellLine: find("dwell-line"),
    list: find("list"),
    page: find("page"),
    search: find("search"),
    typed: find("typed"),
    results: find("results"),
    resultsOf: find("results-of"),
    wait: find("wait"),
    pager: find("pager"),
    pageOf: find("page-of"),
    pageHint: find("page-hint"),
    panel: find("panel"),
    panelBody: find("panel-body"),
    idle: find("idle"),
    idleLeft: find("idle-left"),
    pair: find("pairing"),
    speak: root.querySelector("[data-do=speak]") as HTMLElement,
  };
}

export function find(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}
