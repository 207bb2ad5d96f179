import type { Request, Response } from "express";
import { isVillage, type Unit } from "../domain/unit.ts";
import type { Views } from "../render/views.ts";
import type { Clock } from "../services/ports.ts";
import type { RegisterService } from "../services/register.ts";
import type { RepostService } from "../services/reposts.ts";
import type { WaitingService } from "../services/waiting.ts";
import type { Assets } from "./assets.ts";
import { cookiesOf, officerOf, partsHere } from "./callers.ts";
import { deskFrame, type DeskFrame, type DeskTab } from "./pages/desk-frame.ts";

export type DeskPages = ReturnType<typeof createDeskPages>;

export type DeskPage = {
  readonly title: string;
  readonly tab: DeskTab;
  readonly unit?: Unit | undefined;
  readonly fields: object;
  /** Pages made for a phone use its sizes. */
  readonly surface?: "desk" | "phone";
  /** Further style sheets by plain name. */
  readonly styles?: readonly string[];
};

/** The unit that an officer worked for last on this computer; says nothing about what they may do. */
const UNIT_COOKIE = "desk-unit";

const remember = (res: Response, { code }: Unit): void =>
  void res.cookie(UNIT_COOKIE, code, { path: "/desk", httpOnly: true, sameSite: "lax", secure: res.req.secure });

/** Renders the desk's pages in their common frame. Only behind `needsOfficer`. */
export function createDeskPages({
  views,
  assets,
  clock,
  register,
  reposts,
  waiting,
}: {
  views: Views;
  assets: Assets;
  clock: Clock;
  register: RegisterService;
  reposts: Pick<RepostService, "waitingCount">;
  waiting: WaitingService;
}) {
  async function frame(res: Response, tab: DeskTab, unit?: Unit): Promise<DeskFrame> {
    const officer = officerOf(res);
    const units = await register.unitsOf(officer);
    const waits = await waiting.everywhere(units, officer);
    const reviews = waits.filter(({ what }) => what === "review").length;
    const toHang = unit && isVillage(unit.code) ? await reposts.waitingCount(unit.code) : 0;
    const remembered = units.find(({ code }) => code === cookiesOf(res.req).get(UNIT_COOKIE));
    if (unit && unit.code !== remembered?.code) remember(res, unit);
    return deskFrame({ officer, unit, units, waiting: reviews, toHang, remembered, tab, day: clock.today() });
  }

  return {
    frame,

    async answer(
      res: Response,
      template: string,
      { title, tab, unit, fields, surface = "desk", styles = [] }: DeskPage,
    ): Promise<void> {
      const page = {
        title: unit ? `${title} · ${unit.name}` : title,
        surface,
        styles: ["desk.css", ...styles].map((name) => assets.path(name)),
        scripts: [assets.path("desk.js")],
        frame: await frame(res, tab, unit),
      };
      res.send(views.render(template, { ...fields, ...page }));
    },

    /** The unit worked for last, when the officer still reaches it. */
    async lastUnit(res: Response): Promise<Unit | undefined> {
      const last = cookiesOf(res.req).get(UNIT_COOKIE);
      return (await register.unitsOf(officerOf(res))).find(({ code }) => code === last);
    },

    /** The unit of a path, when it is one the officer reaches. */
    async unitOf(req: Request, res: Response): Promise<Unit | undefined> {
      const code = String(req.params["unit"]);
      if (!/^\d{6,14}$/.test(code) || partsHere(res, code, clock).length === 0) return undefined;
      return (await register.unitsOf(officerOf(res))).find((unit) => unit.code === code);
    },
  };
}
