import { ok, refuse } from "../domain/result.ts";
import type { Result } from "../domain/result.ts";
import type { IntakeRefusal } from "../domain/grid/grid.ts";

export type DecodedText = { readonly text: string; readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "gb18030" };

/** Decides by validity, so that no name ever turns into other characters: UTF-8, UTF-16, else GB18030 (GBK), else refused. */
export const decodeText = (bytes: Uint8Array): Result<DecodedText, IntakeRefusal> => {
  for (const encoding of candidates(bytes)) {
    const text = decoded(bytes, encoding);
    if (text === undefined || !isReadable(text)) continue;
    return /^\s*<(?:!doctype|html|\?xml|table|svg)/i.test(text) ? refuse("not-a-spreadsheet") : ok({ text, encoding });
  }
  return refuse("not-a-spreadsheet");
};

const candidates = (bytes: Uint8Array): readonly DecodedText["encoding"][] => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ["utf-16le"];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ["utf-16be"];
  const head = bytes.subarray(0, 4096);
  const zeros = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (even + odd > 0) return odd >= even ? ["utf-16le"] : ["utf-16be"];
  return ["utf-8", "gb18030"];
};

const decoded = (bytes: Uint8Array, encoding: DecodedText["encoding"]): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** Control signs and private characters are what rubbish looks like after decoding. */
const isReadable = (text: string): boolean => {
  const strange = text.match(/[\p{Co}\ufffd]|(?![\t\n\r])\p{Cc}/gu)?.length ?? 0;
  return strange <= text.length / 1000;
};
