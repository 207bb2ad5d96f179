/** `no-browser`: none on this machine. `queue-full`: too many jobs wait. `closed`: the program is stopping.
 *  `browser-failed`: it would not start, or died twice in the same job. `too-slow`: the job took longer than allowed. */
export type PrintErrorCode = "no-browser" | "queue-full" | "closed" | "browser-failed" | "too-slow";

/** Thrown by everything that needs the browser; `code` says what the caller can tell people. */
export class PrintError extends Error {
  readonly code: PrintErrorCode;

  constructor(code: PrintErrorCode, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.name = "PrintError";
    this.code = code;
  }
}
