/** An element that the server drew into the page. */
export function find(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

/** What every screen has around and on its glass: name and clock, the strips, list and notice, and how long it stays. */
export const findFrame = (root: HTMLElement) => ({
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
  page: find("page"),
  pageOf: find("page-of"),
  dwellLeft: find("dwell-left"),
  dwellLine: find("dwell-line"),
});
