import { weekday } from "../../domain/calendar.ts";
import { formatDayShort } from "../../domain/day-text.ts";
import { heldOn, partsOn, type Officer, type Part } from "../../domain/officer.ts";
import { isVillage, levelOf, type Unit } from "../../domain/unit.ts";
import { roleOf, ROLES } from "../wording/desk.ts";

export type DeskTab = "month" | "notices" | "reposts" | "screens" | "reviews" | "records" | "admin" | "units" | "own";

/** What views/partials/desk-head.hbs shows above every page of the desk. */
export type DeskFrame = ReturnType<typeof deskFrame>;

const WEEKDAYS = "日一二三四五六";
const REVIEWING: ReadonlySet<Part> = new Set(["supervisor", "approver", "township-reviewer"]);
const OVERSEEING: ReadonlySet<Part> = new Set(["overseer", "township-reviewer", "administrator"]);

/** Pages that every unit has; from others the switcher leads to the month. */
const SAME_PAGE: Readonly<Partial<Record<DeskTab, string>>> = {
  notices: "/notices",
  screens: "/screens",
  records: "/ledger",
};

/** The units of an officer who serves several: which one is open, and the same page of each other. */
const switcher = (units: readonly Unit[], current: Unit | undefined, tab: DeskTab) => ({
  now: current?.name ?? "选单位",
  units: units.map(({ code, name }) => ({
    name,
    level: levelOf(code) ?? "village",
    href: `/desk/${code}${SAME_PAGE[tab] ?? ""}`,
    on: code === current?.code,
  })),
});

/** True for officers who reach several units by a part they hold on a day. */
export const isOverseeing = (officer: Officer, day: string): boolean =>
  heldOn(officer, day).some(({ part }) => OVERSEEING.has(part));

/** The head of the desk for an officer: only the tabs that their parts give them. */
export function deskFrame({
  officer,
  unit,
  units,
  waiting,
  toHang,
  remembered,
  tab,
  day,
}: {
  officer: Officer;
  /** The unit whose pages are open; undefined on pages of all units. */
  unit: Unit | undefined;
  units: readonly Unit[];
  /** The unit that was open last on this computer, if the officer still reaches it. */
  remembered: Unit | undefined;
  /** How much waits for the officer's decision. */
  waiting: number;
  /** How much of the township's the open village is still to hang. */
  toHang: number;
  tab: DeskTab;
  day: string;
}) {
  const held = heldOn(officer, day);
  const has = (wanted: ReadonlySet<Part>): boolean => held.some(({ part }) => wanted.has(part));
  const current = unit ?? remembered ?? (units.length === 1 ? units[0] : undefined);
  const code = current?.code;
  const tabs: readonly { id: DeskTab; href: string; label: string; count: string; show: boolean }[] = [
    { id: "units", href: "/desk/units", label: "各村", count: "", show: units.length > 1 },
    { id: "month", href: `/desk/${code}`, label: "本月", count: "", show: code !== undefined },
    { id: "notices", href: `/desk/${code}/notices`, label: "公告", count: "", show: code !== undefined },
    {
      id: "reposts",
      href: `/desk/${code}/reposts`,
      label: code !== undefined && isVillage(code) ? "上级公告" : "挂到各村",
      count: toHang > 0 ? String(toHang) : "",
      show: code !== undefined && levelOf(code) !== "group",
    },
    { id: "screens", href: `/desk/${code}/screens`, label: "屏幕", count: "", show: code !== undefined },
    {
      id: "reviews",
      href: "/desk/reviews",
      label: "审核",
      count: waiting > 0 ? String(waiting) : "",
      show: has(REVIEWING) || waiting > 0,
    },
    {
      id: "records",
      href: code === undefined ? "/desk/audit" : `/desk/${code}/ledger`,
      label: "记录",
      count: "",
      show: code !== undefined || has(OVERSEEING),
    },
    { id: "admin", href: "/desk/admin", label: "管理", count: "", show: has(new Set(["administrator"])) },
  ];
  const parts = current ? partsOn(officer, current.code, day) : held.map(({ part }) => part);
  return {
    unitName: unit?.name ?? "",
    toHang,
    home: unit ? `/desk/${unit.code}` : "/desk",
    tabs: tabs.filter(({ show }) => show).map((each) => ({ ...each, on: each.id === tab })),
    officer: officer.name,
    roles: [...new Set(parts)]
      .map((part) => (current ? roleOf(officer, { part, unit: current.code, day }) : ROLES[part]))
      .join("、"),
    switcher: units.length > 1 ? switcher(units, current, tab) : null,
    day: `${formatDayShort(day)} 星期${WEEKDAYS[weekday(day)]}`,
  };
}
