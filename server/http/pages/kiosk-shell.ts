import { AFFAIRS, AFFAIRS_KEYS } from "../../domain/catalog.ts";
import { formatDayShort } from "../../domain/day-text.ts";
import { weekday } from "../../domain/calendar.ts";
import { rendered } from "../../render/rendered.ts";
import type { LayoutFields } from "../../render/views.ts";
import { insideOf, nameUnder } from "../words/unit-names.ts";
import type { KioskBoard } from "./kiosk.ts";

type Key = { readonly key: string; readonly label: string; readonly wide?: true };

/** The keyboard on the glass: ten keys a row, as people know it from telephones. */
const KEYS: readonly Key[] = [
  ...Array.from("1234567890qwertyuiopasdfghjkl", (key) => ({ key, label: key })),
  { key: "Backspace", label: "删除" },
  ...Array.from("zxcvbnm", (key) => ({ key, label: key })),
  { key: "clear", label: "清空", wide: true },
];

/** View model of the kiosk's page: readable before its script runs; `full: false` leaves every notice out. */
export function kioskShell({
  board,
  at,
  paired,
  phone,
  asset,
  full,
}: {
  board: KioskBoard;
  at: string;
  paired: boolean;
  /** Whether the village pass can be shown as QR here. */
  phone: boolean;
  asset: { styles: readonly string[]; faces: readonly string[]; script: string };
  full: boolean;
}) {
  const { bundle, docs, ask } = board;
  const entries = full ? bundle.entries : [];
  const first = entries[0] && docs.get(entries[0].doc);
  const layout: LayoutFields & { styles: readonly string[]; scripts: readonly string[] } = {
    title: `${bundle.unit.name}三务公开栏`,
    surface: "kiosk",
    styles: asset.styles,
    faces: asset.faces,
    scripts: [asset.script],
  };
  return {
    ...layout,
    unit: { ...bundle.unit, name: nameUnder(bundle.unit.place, bundle.unit.name) },
    inside: insideOf(bundle.unit.name),
    base: `/kiosk/${bundle.unit.code}`,
    paired,
    phone,
    at: full ? at : "",
    day: full ? `${formatDayShort(bundle.day)} 星期${"日一二三四五六"[weekday(bundle.day)]}` : "",
    ask,
    keys: KEYS,
    opening: full ? ["现在没有挂着的公告。", "挂出以后，这里会自己换上。"] : ["正在打开公开栏……"],
    hasNotices: entries.length > 0,
    hasGroups: full && (bundle.groups ?? []).length > 0,
    card: first ? rendered(first.card) : null,
    affairs: AFFAIRS_KEYS.map((key) => {
      const own = entries.filter((entry) => entry.affairs === key);
      return {
        key,
        name: AFFAIRS[key].name,
        count: full ? own.length : "",
        newest: own[0]?.title ?? (full ? "还没有" : ""),
      };
    }),
    entries: entries.map(({ number, title, line, affairs }) => ({
      number,
      title,
      line,
      affairs,
      affairsName: AFFAIRS[affairs].name,
    })),
  };
}
