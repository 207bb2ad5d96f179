import type { Part } from "../../server/domain/officer.ts";
import type { Unit } from "../../server/domain/unit.ts";
import { signIn, type Client } from "./client.ts";
import type { TestServer } from "./server.ts";
import { PASSWORD, settleVillage, UNITS, VILLAGE } from "./village.ts";

export const TOWNSHIP = "330899102";
export const OTHER_VILLAGE = "330899102202";

const PEOPLE: readonly { signIn: string; name: string; part: Part; unit: string }[] = [
  { signIn: "zhen-author", name: "程晓燕", part: "author", unit: TOWNSHIP },
  { signIn: "zhen-approver", name: "韩立峰", part: "approver", unit: TOWNSHIP },
  { signIn: "zhuxi-author", name: "沈玉珍", part: "author", unit: OTHER_VILLAGE },
  { signIn: "zhuxi-approver", name: "许金海", part: "approver", unit: OTHER_VILLAGE },
];

/** The test village with a second one beside it, and a township that publishes. */
export async function settleTownship(server: TestServer): Promise<void> {
  await settleVillage(server);
  const [, , first] = UNITS;
  const other = { ...(first as Unit), code: OTHER_VILLAGE, name: "竹溪村" };
  await server.store.units.put(OTHER_VILLAGE, () => other);
  const { officers } = server.services;
  for (const { signIn: own, name, part, unit } of PEOPLE) {
    const added = await officers.add({ signIn: own, name, password: PASSWORD });
    if (!added.ok) throw new Error(`${own}: ${added.error.code}`);
    const appointed = await officers.appoint(added.value.id, { unit, part, from: "2021-01-01" });
    if (!appointed.ok) throw new Error(`${own}: ${appointed.error.code}`);
  }
}

type Read = {
  readonly notice: { readonly id: string; readonly version: number; readonly number: string | null };
  readonly findings: readonly object[];
};
export type Answer<T> = { readonly status: number; readonly text: string; readonly json: T };

/** The township's desk through the API: its notices from draft to ledger, and what villages do with them. */
export async function openTownship({ url }: TestServer) {
  const names = ["zhen-author", "reviewer", "zhen-approver", "author", "approver", "supervisor", "zhuxi-author"];
  const clients = new Map<string, Client>();
  for (const name of names) clients.set(name, await signIn(url, name));
  const as = (name: string): Client => clients.get(name) as Client;

  async function act(name: string, id: string, body: object) {
    const { version } = (await as("zhen-author").call<Read>("GET", `/api/notices/${id}`)).json.notice;
    return as(name).call<Read>("POST", `/api/notices/${id}/actions`, { ...body, version });
  }

  async function finish(id: string, draft: object): Promise<void> {
    const read = await as("zhen-author").call<Read>("GET", `/api/notices/${id}`);
    const { version } = read.json.notice;
    const written = await as("zhen-author").call<Read>("PUT", `/api/notices/${id}`, { ...draft, version });
    const answers = (written.json.findings ?? []).map((finding) => ({ ...finding, text: "已经核对过，没有错。" }));
    await as("zhen-author").call("PUT", `/api/notices/${id}`, { answers, version: written.json.notice.version });
    const steps: [string, string][] = [
      ["zhen-author", "submit"],
      ["reviewer", "approve"],
      ["zhen-approver", "approve"],
      ["zhen-approver", "publish"],
    ];
    for (const [name, type] of steps) {
      const done = await act(name, id, { type });
      if (done.status !== 200) throw new Error(`${name} ${type}: ${done.text}`);
    }
  }

  return {
    as,
    act,
    async publish({ item = "policy-notice", ...draft }: Readonly<Record<string, unknown>>): Promise<string> {
      const made = await as("zhen-author").call<Read>("POST", "/api/notices", { unit: TOWNSHIP, item });
      if (made.status !== 201) throw new Error(`create: ${made.text}`);
      await finish(made.json.notice.id, draft);
      return made.json.notice.id;
    },
    async correct(id: string, { cause, reason, ...draft }: Readonly<Record<string, unknown>>): Promise<void> {
      const begun = await act("zhen-author", id, { type: "correct", cause, reason });
      if (begun.status !== 200) throw new Error(`correct: ${begun.text}`);
      await finish(id, draft);
    },
    /** Hangs a notice in a village, at the version that waits there. */
    async hang(id: string, name = "author", village = VILLAGE) {
      const list = await as(name).call<{ items: { notice: string; version: number }[] }>(
        "GET",
        `/api/units/${village}/reposts`,
      );
      const version = list.json.items.find(({ notice }) => notice === id)?.version ?? 0;
      return as(name).call<{ edition: number; code: string; noticePeriod: { from: string; until: string } }>(
        "POST",
        `/api/units/${village}/reposts`,
        { notice: id, version },
      );
    },
  };
}
