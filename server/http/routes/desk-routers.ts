import type { Router } from "express";
import type { Views } from "../../render/views.ts";
import type { AuditService } from "../../services/audit.ts";
import type { Checking } from "../../services/checking.ts";
import type { Clock } from "../../services/ports.ts";
import type { Assets } from "../assets.ts";
import { createDeskPages } from "../desk-answer.ts";
import { officerRoutes, type OfficerParts } from "./admin-officers.ts";
import { adminRoutes, type AdminParts } from "./admin.ts";
import { deskNoticeRoutes } from "./desk-notice.ts";
import { deskRoutes, type DeskParts } from "./desk.ts";
import { draftRoutes } from "./drafts.ts";
import { firstRoutes, type FirstParts } from "./first.ts";
import { monthPrintRoutes, type MonthPrintParts } from "./month-print.ts";
import { recordRoutes, type RecordParts } from "./records.ts";
import { repostRoutes, type RepostParts } from "./reposts.ts";
import { reviewRoutes } from "./review.ts";
import { screenRoutes, type ScreenPageParts } from "./screens.ts";

export type AllDeskParts = Omit<DeskParts, "pages"> &
  Omit<ScreenPageParts, "pages"> &
  Omit<AdminParts, "pages"> &
  Omit<OfficerParts, "pages"> &
  Omit<FirstParts, "pages"> &
  Omit<MonthPrintParts, "pages"> &
  Omit<RecordParts, "pages"> &
  Omit<RepostParts, "pages"> & {
    readonly views: Views;
    readonly assets: Assets;
    readonly clock: Clock;
    readonly audit: AuditService;
    readonly checking: Checking;
  };

/** Every page of the desk besides sign-in and the choice of an item. */
export function deskRouters(parts: AllDeskParts): readonly Router[] {
  const pages = createDeskPages(parts);
  return [
    firstRoutes({ ...parts, pages }),
    deskNoticeRoutes({ ...parts, pages }),
    reviewRoutes({ ...parts, pages }),
    draftRoutes({ ...parts, pages }),
    screenRoutes({ ...parts, pages }),
    recordRoutes({ ...parts, pages }),
    repostRoutes({ ...parts, pages }),
    monthPrintRoutes({ ...parts, pages }),
    adminRoutes({ ...parts, pages }),
    officerRoutes({ ...parts, pages }),
    deskRoutes({ ...parts, pages }),
  ];
}
