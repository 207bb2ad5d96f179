import { expect } from "vitest";

export const CHINESE = /[\u4e00-\u9fff]/;

export type Answer = { readonly status: number; readonly text: string };

/** One plain sentence, no code, no blame, no stack; and the server still answers. Returns the sentence. */
export async function expectRefusal(
  url: string,
  answer: Answer,
  { status, code }: { readonly status: number; readonly code?: string },
): Promise<string> {
  const { code: given, message } = JSON.parse(answer.text) as { code: string; message: string };
  expect([answer.status, given]).toEqual([status, code ?? given]);
  expect(message).toMatch(CHINESE);
  expect(message).not.toMatch(/!|！|Error|操作失败|系统异常|undefined|\bat /);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  return message;
}
