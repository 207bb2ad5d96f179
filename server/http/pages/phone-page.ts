import type { Assets } from "../assets.ts";
import type { Unit } from "../../domain/unit.ts";

/** What every public page needs besides its own fields. */
export type PhonePage = {
  readonly title: string;
  readonly surface: "phone";
  readonly large: boolean;
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
  readonly links: readonly Link[];
  /** Address of the page itself, to come back to after switching the type size. */
  readonly here: string;
};
export type Link = { readonly rel: string; readonly type: string; readonly title: string; readonly href: string };

export const phonePage = ({
  title,
  large,
  here,
  assets,
  links = [],
}: {
  title: string;
  large: boolean;
  here: string;
  assets: Assets;
  links?: readonly Link[];
}): PhonePage => ({
  title,
  surface: "phone",
  large,
  here,
  links: [ICON, ...links],
  styles: [assets.path("phone.css")],
  scripts: [assets.path("phone.js")],
});

/** The double rule under a board's name, as the sign of a tab. */
const ICON: Link = {
  rel: "icon",
  type: "image/svg+xml",
  title: "",
  href: "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath fill='%23FAF7F0' d='M0 0h16v16H0z'/%3E%3Cpath fill='%238C1616' d='M2 5h12v4H2zm0 6h12v1H2z'/%3E%3C/svg%3E",
};

/** The board's name with its double rule; `unit` null on pages that belong to no village. */
export const plate = (unit: Unit | null, place: string) => ({
  name: unit?.name ?? "",
  place,
  board: unit ? boardHref(unit.code) : "/",
});

export const boardHref = (unit: string): string => `/b/${unit}`;
export const feedLink = (unit: Unit): Link => ({
  rel: "alternate",
  type: "application/atom+xml",
  title: `${unit.name}三务公开栏`,
  href: `${boardHref(unit.code)}/feed.atom`,
});
