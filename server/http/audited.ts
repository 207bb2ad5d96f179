import type { Result } from "../domain/result.ts";

/** The result of a write for its audit line: nothing when it went well, else the code of the refusal. */
export const resultOf = (result: Result<unknown, { readonly code: string }>): { result?: string } =>
  result.ok ? {} : { result: result.error.code };
