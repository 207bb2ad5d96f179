import { signIn } from "./client.ts";
import { PASSWORD } from "./village.ts";

/** An officer at the desk as a browser without script: pages read, forms sent, redirects seen. */
export async function openOfficerBrowser(url: string, name: string, password = PASSWORD) {
  const { token } = await signIn(url, name, password);
  const headers = { cookie: `sanwu-session=${token}` };

  async function read(response: Response) {
    return { status: response.status, html: await response.text(), to: response.headers.get("location") ?? "" };
  }

  return {
    token,
    get: async (path: string) => read(await fetch(url + path, { headers, redirect: "manual" })),
    post: async (path: string, form: Readonly<Record<string, string>>) =>
      read(await fetch(url + path, { method: "POST", headers, redirect: "manual", body: new URLSearchParams(form) })),
  };
}

export type OfficerBrowser = Awaited<ReturnType<typeof openOfficerBrowser>>;

/** The value of a hidden field. */
export const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "";
