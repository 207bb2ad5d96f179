import type { ShownNotice } from "../../domain/shown.ts";
import { writeCode } from "../sheet-code.ts";

/** What a QR holds where no public address is set: number, code and hash as text, never a private address. */
export const codeText = ({ code, number, viewHash }: Pick<ShownNotice, "code" | "number" | "viewHash">): string =>
  [number ?? "", `查验码 ${writeCode(code)}`, viewHash.slice(0, 16)].filter((part) => part !== "").join(" ");

/** A public address with the village pass in it, for what stands in the village (AU1). */
export const linkText = (publicUrl: string, path: string, passLink: string | undefined): string =>
  `${publicUrl.replace(/\/$/, "")}${path}${passLink === undefined ? "" : `?p=${passLink.slice("/p/".length)}`}`;
