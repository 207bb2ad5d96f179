import { signIn, type Client } from "./client.ts";
import type { TestServer } from "./server.ts";
import { VILLAGE } from "./village.ts";

type Read = {
  readonly notice: {
    readonly id: string;
    readonly version: number;
    readonly status: string;
    readonly number: string | null;
  };
  readonly findings: readonly { readonly code: string; readonly message: string }[];
};

const REVIEWERS = ["supervisor", "approver", "reviewer", "approver"];

/** The officers of the test village, and the way of a notice from draft to ledger through the API. */
export async function openDesk(server: TestServer) {
  const names = ["author", "supervisor", "approver", "reviewer", "overseer"] as const;
  const clients = new Map<string, Client>();
  for (const name of names) clients.set(name, await signIn(server.url, name));
  const as = (name: string): Client => clients.get(name) as Client;

  async function act(name: string, id: string, body: object) {
    const { version } = (await as("author").call<Read>("GET", `/api/notices/${id}`)).json.notice;
    return as(name).call<Read>("POST", `/api/notices/${id}/actions`, { ...body, version });
  }

  /** Writes, answers what asks, and takes the copy through review to publication. */
  async function finish(id: string, draft: object): Promise<void> {
    const read = await as("author").call<Read>("GET", `/api/notices/${id}`);
    const written = await as("author").call<Read>("PUT", `/api/notices/${id}`, {
      ...draft,
      version: read.json.notice.version,
    });
    if (written.status !== 200) throw new Error(`write: ${written.text}`);
    const answers = written.json.findings.map((finding) => ({ ...finding, text: "已经核对过，没有错。" }));
    const { version } = written.json.notice;
    await as("author").call("PUT", `/api/notices/${id}`, { answers, version });
    const submitted = await act("author", id, { type: "submit" });
    if (submitted.status !== 200) throw new Error(`submit: ${submitted.text}`);
    for (const name of REVIEWERS) await act(name, id, { type: "approve" });
    const published = await act("approver", id, { type: "publish" });
    if (published.status !== 200) throw new Error(`publish: ${published.text}`);
  }

  return {
    as,
    act,
    /** Publishes a new notice, of the village unless another unit is named, and returns its id. */
    async publish({
      item,
      unit = VILLAGE,
      reportingPeriod = null,
      ...draft
    }: { item: string; unit?: string; reportingPeriod?: string | null } & Readonly<
      Record<string, unknown>
    >): Promise<string> {
      const made = await as("author").call<Read>("POST", "/api/notices", { unit, item, reportingPeriod });
      if (made.status !== 201) throw new Error(`create: ${made.text}`);
      await finish(made.json.notice.id, draft);
      return made.json.notice.id;
    },
    /** Publishes the next edition of a notice. */
    async correct(
      id: string,
      { cause, reason, ...draft }: { cause: string; reason: string } & Readonly<Record<string, unknown>>,
    ): Promise<void> {
      const begun = await act("author", id, { type: "correct", cause, reason });
      if (begun.status !== 200) throw new Error(`correct: ${begun.text}`);
      await finish(id, draft);
    },
  };
}
export type Desk = Awaited<ReturnType<typeof openDesk>>;
