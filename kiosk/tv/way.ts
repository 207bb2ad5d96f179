import { hrefOf, type ListOf, type Place } from "./place.ts";

type Kept = { readonly place: Place; readonly pushed: boolean };

/** Where the television has been: the browser's own history inside a unit, and a note for the way back from a unit below. */
export function createWay({ unit, base, home }: { unit: string; base: string; home: ListOf }) {
  const noted = `tv-place-${unit}`;
  const kept = (): Kept | undefined => {
    const state = history.state as Partial<Kept> | null;
    return state && state.place ? (state as Kept) : undefined;
  };

  return {
    /** The place to begin with, when there is one to come back to. */
    back(): Place | undefined {
      const found = kept();
      const note = sessionStorage.getItem(noted);
      sessionStorage.removeItem(noted);
      if (found) return found.place;
      return note && location.pathname === base ? (JSON.parse(note) as Place) : undefined;
    },
    /** The same entry of the history, at another place. */
    stay(place: Place): void {
      const before = kept();
      history.replaceState({ place, pushed: Boolean(before && before.pushed) }, "", hrefOf(base, place, home));
    },
    push(place: Place): void {
      history.pushState({ place, pushed: true }, "", hrefOf(base, place, home));
    },
    /** Goes back inside the unit; false when there is nothing of it to go back to. */
    pop(): boolean {
      const now = kept();
      if (!now || !now.pushed) return false;
      history.back();
      return true;
    },
    leave(href: string, place: Place): void {
      sessionStorage.setItem(noted, JSON.stringify(place));
      location.href = href;
    },
    onPop(listener: (place: Place) => void): void {
      window.addEventListener("popstate", () => {
        const found = kept();
        if (found) listener(found.place);
      });
    },
  };
}
