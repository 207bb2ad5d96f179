import type { LedgerHead, ScreenBundle, ScreenDoc, ScreenEntry } from "../server/push/events.ts";
import { sha256 } from "./sha256.ts";
import type { KeptTime } from "./trusted-time.ts";

/**
 * What comes out of a cache or off the network is only believed when it has the shape it should have: a torn record, an
 * answer `null` or the page of some proxy count as nothing at all, and the screen goes on with what it has.
 */
type Fields = { readonly [name: string]: unknown };

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const areTexts = (value: Fields, names: readonly string[]): boolean =>
  names.every((name) => typeof value[name] === "string");
const isInstant = (value: unknown): boolean => typeof value === "string" && isFinite(Date.parse(value));

const ENTRY_TEXTS = "notice hash salt affairs item number title life lifeWord line changedDay doc spelled".split(" ");

export const isEntry = (value: unknown): value is ScreenEntry =>
  isFields(value) &&
  areTexts(value, ENTRY_TEXTS) &&
  typeof value["edition"] === "number" &&
  (value["showUntil"] === null || isInstant(value["showUntil"]));

const areEntries = (value: unknown): boolean => Array.isArray(value) && value.every(isEntry);
const areGroups = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.every((group) => isFields(group) && areTexts(group, ["code", "name"]) && areEntries(group["entries"]));

export const isBundle = (value: unknown): value is ScreenBundle =>
  isFields(value) &&
  areTexts(value, ["version", "day", "at"]) &&
  isInstant(value["at"]) &&
  isFields(value["unit"]) &&
  typeof value["maxStaleHours"] === "number" &&
  areEntries(value["entries"]) &&
  (value["groups"] === undefined || areGroups(value["groups"]));

export const isDoc = (value: unknown): value is ScreenDoc =>
  isFields(value) && areTexts(value, ["key", "card", "page"]);

/** A document is named by its own hash: what was torn or changed on the way is not shown. */
export const isUnharmed = ({ key, card, page }: ScreenDoc): boolean =>
  sha256(`${card}\0${page}`).slice(0, key.length) === key;

export const isTime = (value: unknown): value is KeptTime =>
  isFields(value) && ["floor", "skew", "contact"].every((name) => isFinite(value[name] as number));

export const isHead = (value: unknown): value is LedgerHead =>
  isFields(value) && typeof value["sequence"] === "number" && typeof value["hash"] === "string";
