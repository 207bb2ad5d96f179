import { PASSWORD } from "./village.ts";

/** A signed-in caller of the API, as a program would be. */
export async function signIn(url: string, name: string, password = PASSWORD) {
  const response = await fetch(`${url}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name, password }),
  });
  const { token } = (await response.json()) as { token: string };

  async function call<T = Record<string, unknown>>(method: string, path: string, body?: unknown) {
    const answer = await fetch(url + path, {
      method,
      redirect: "manual",
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const json = answer.headers.get("content-type")?.includes("json") ? (JSON.parse(text) as T) : (undefined as T);
    return { status: answer.status, headers: answer.headers, text, json };
  }
  return { token, status: response.status, call };
}

export type Client = Awaited<ReturnType<typeof signIn>>;
