import { z } from "zod";
import { boardAnswer, catalogAnswer, ledgerAnswer, privacyAnswer, unitsAnswer } from "./forms/answers.ts";
import { actionForm, createForm, writeForm } from "./forms/notices.ts";
import {
  appointmentRequest,
  officerAnswer,
  officerRequest,
  officersAnswer,
  pairRequest,
  screenAnswer,
  screensAnswer,
} from "./forms/registry.ts";
import { hangForm, hungAnswer, waitingAnswer } from "./forms/reposts.ts";
import { boardRequest, ledgerRequest, privacyRequest, unitRequest } from "./forms/reading.ts";
import { searchAnswer, searchRequest } from "./forms/search.ts";

/** One way to call the API. `answer` is left out where the shape is the desk's own and may grow. */
export type Operation = {
  readonly method: "get" | "post" | "put";
  readonly path: string;
  readonly summary: string;
  readonly signedIn?: true;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly multipart?: true;
  readonly status?: number;
  readonly answer?: z.ZodType;
  readonly refusals: readonly number[];
};

const notice = z.object({ id: z.string() });
const deskNotice = z.looseObject({ notice: z.looseObject({ id: z.string(), version: z.number().int() }) });
const session = z.object({ name: z.string().max(100), password: z.string().max(200) });

/** The API of design.md §4, in its order. */
export const OPERATIONS: readonly Operation[] = [
  {
    method: "post",
    path: "/api/session",
    summary: "Sign in. Refused over plain http except on loopback.",
    body: session,
    answer: z.object({ token: z.string() }),
    refusals: [400, 401, 403, 429],
  },
  {
    method: "post",
    path: "/api/session/end",
    summary: "Sign out.",
    answer: z.object({ ended: z.boolean() }),
    refusals: [403],
  },
  { method: "get", path: "/api/units", summary: "Units and their issuing bodies.", answer: unitsAnswer, refusals: [] },
  {
    method: "get",
    path: "/api/units/{unit}/board",
    summary: "The board of today, or of a day to come, as the caller may see it on a medium.",
    params: unitRequest,
    query: boardRequest,
    answer: boardAnswer,
    refusals: [400, 404],
  },
  {
    method: "get",
    path: "/api/units/{unit}/search",
    summary:
      "Notices of a unit, of the units below it and reposted there, that have all words of `q`: in title, text or table, by pinyin or its initials, by number, by month. `affairs`, `item` and `state` narrow it (a frozen notice counts as in force). `next` is the `after` of the next page.",
    params: unitRequest,
    query: searchRequest,
    answer: searchAnswer,
    refusals: [400, 404, 429],
  },
  {
    method: "get",
    path: "/api/units/{unit}/ledger",
    summary: "Ledger lines after a sequence number; `next` is the `after` of the next page.",
    params: unitRequest,
    query: ledgerRequest,
    answer: ledgerAnswer,
    refusals: [400, 404],
  },
  {
    method: "get",
    path: "/api/catalog",
    summary: "The standard catalog with its law.",
    answer: catalogAnswer,
    refusals: [],
  },
  {
    method: "post",
    path: "/api/notices",
    summary: "Begin a notice.",
    signedIn: true,
    body: createForm,
    status: 201,
    answer: deskNotice,
    refusals: [400, 401, 403, 404, 409, 413],
  },
  {
    method: "get",
    path: "/api/notices/{id}",
    summary: "A notice as the desk sees it, with findings.",
    signedIn: true,
    params: notice,
    answer: deskNotice,
    refusals: [401, 404],
  },
  {
    method: "put",
    path: "/api/notices/{id}",
    summary: "Write on the working copy; names the version it read.",
    signedIn: true,
    params: notice,
    body: writeForm,
    answer: deskNotice,
    refusals: [400, 401, 403, 404, 409, 413, 507],
  },
  {
    method: "post",
    path: "/api/notices/{id}/actions",
    summary: "Submit, decide, publish, schedule, freeze, release, withdraw, correct.",
    signedIn: true,
    params: notice,
    body: actionForm,
    answer: deskNotice,
    refusals: [400, 401, 403, 404, 409, 422, 507],
  },
  {
    method: "get",
    path: "/api/units/{unit}/reposts",
    summary: "Notices of the units above that a village is to hang and does not yet.",
    signedIn: true,
    params: unitRequest,
    answer: waitingAnswer,
    refusals: [400, 401, 404],
  },
  {
    method: "post",
    path: "/api/units/{unit}/reposts",
    summary: "Hang a notice of a unit above in a village, with a period of its own; names the version it read.",
    signedIn: true,
    params: unitRequest,
    body: hangForm,
    status: 201,
    answer: hungAnswer,
    refusals: [400, 401, 403, 404, 409, 507],
  },
  {
    method: "post",
    path: "/api/units/{unit}/imports",
    summary: "Read a spreadsheet (.xlsx, .csv) into tables; nothing of the file is kept.",
    signedIn: true,
    params: unitRequest,
    body: z.object({ file: z.string().meta({ format: "binary" }), item: z.string().optional() }),
    multipart: true,
    answer: z.looseObject({ tables: z.array(z.unknown()), findings: z.array(z.unknown()) }),
    refusals: [400, 401, 403, 413, 415, 422],
  },
  {
    method: "get",
    path: "/api/screens",
    summary: "Paired screens of the caller's units, and whether each holds the present board.",
    signedIn: true,
    answer: screensAnswer,
    refusals: [401],
  },
  {
    method: "post",
    path: "/api/screens",
    summary: "Pair the screen that shows this code.",
    signedIn: true,
    body: pairRequest,
    status: 201,
    answer: screenAnswer,
    refusals: [400, 401, 403, 422, 429],
  },
  {
    method: "post",
    path: "/api/screens/{id}/revoke",
    summary: "Take a screen's key back.",
    signedIn: true,
    params: notice,
    answer: z.object({ revoked: z.boolean() }),
    refusals: [401, 404],
  },
  {
    method: "get",
    path: "/api/officers",
    summary: "Officers of the caller's units with their parts.",
    signedIn: true,
    answer: officersAnswer,
    refusals: [401],
  },
  {
    method: "post",
    path: "/api/officers",
    summary: "Add an officer; administrators alone.",
    signedIn: true,
    body: officerRequest,
    status: 201,
    answer: officerAnswer,
    refusals: [400, 401, 403, 409, 422],
  },
  {
    method: "post",
    path: "/api/officers/{id}/appointments",
    summary: "Give an officer a part from a day on.",
    signedIn: true,
    params: notice,
    body: appointmentRequest,
    answer: officerAnswer,
    refusals: [400, 401, 403, 404, 422],
  },
  {
    method: "post",
    path: "/api/checks/privacy",
    summary: "Find and mask personal data; positions count UTF-16 units.",
    body: privacyRequest,
    answer: privacyAnswer,
    refusals: [400, 413],
  },
];
