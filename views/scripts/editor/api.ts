import type { Draft } from "../../../server/domain/notice.ts";
import type { Row, Severity, TotalRow, Value } from "../../../server/domain/tables/table.ts";

/** A finding with its sentence, as the server words it. */
export type WordedFinding = {
  readonly code: string;
  readonly severity: Severity;
  readonly explainable?: boolean;
  readonly table?: number;
  readonly row?: number;
  readonly column?: string;
  readonly message: string;
  readonly values?: Readonly<Record<string, Value>>;
  readonly suggestion?: Value;
  readonly answer?: string;
};

/** What the server says of a working copy; the same after each save. */
export type CopyAnswer = {
  readonly notice: {
    readonly id: string;
    readonly unit: string;
    readonly item: string;
    readonly version: number;
    readonly draft: Draft;
  };
  readonly findings: readonly WordedFinding[];
  readonly computed?: {
    readonly tables: readonly { readonly rows: readonly Row[]; readonly totals: readonly TotalRow[] }[];
  };
  readonly may?: { readonly submit: boolean; readonly why?: string };
  readonly previous?: { readonly number: string; readonly period: string };
};

/** `offline`: nobody answered; otherwise the server's own refusal with its sentence. */
export type Refused = {
  readonly ok: false;
  readonly code: string;
  readonly message: string;
  readonly findings?: readonly WordedFinding[];
};
export type Answered<T> = { readonly ok: true; readonly value: T } | Refused;

const OFFLINE: Refused = { ok: false, code: "offline", message: "网络断了。写的都还在，连上网会自己再存。" };

async function ask<T>(path: string, init: RequestInit = {}): Promise<Answered<T>> {
  const headers = new Headers(init.headers);
  headers.set("x-sanwu", "1");
  headers.set("accept", "application/json");
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers, credentials: "same-origin" });
  } catch {
    return OFFLINE;
  }
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return { ok: true, value: body as T };
  const said = (body ?? {}) as { code?: string; message?: string; findings?: readonly WordedFinding[] };
  const found = { code: said.code ?? `http-${response.status}`, message: said.message ?? "没有存上，请过一会儿再试。" };
  return { ok: false, ...found, ...(said.findings ? { findings: said.findings } : {}) };
}

const json = (method: string, body: object): RequestInit => ({
  method,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

/** What the editor asks of the server (design.md §4). */
export const createApi = (id: string) => ({
  load: () => ask<CopyAnswer>(`/api/notices/${id}`),
  save: (draft: Draft, version: number, keepalive = false) =>
    ask<CopyAnswer>(`/api/notices/${id}`, { ...json("PUT", { ...draft, version }), keepalive }),
  act: (type: "submit" | "discard", version: number) =>
    ask<unknown>(`/api/notices/${id}/actions`, json("POST", { type, version })),
  read: <T>(unit: string, form: FormData) => ask<T>(`/api/units/${unit}/imports`, { method: "POST", body: form }),
});

export type Api = ReturnType<typeof createApi>;
