import { unzipSync } from "fflate";
import { IntakeStop, LIMITS } from "../refusal.ts";

const WANTED =
  /^(?:\/)?xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\d*\.xml|styles\d*\.xml|worksheets\/[^/]+\.xml)$/i;

export type Parts = (path: string) => string | undefined;

/** The XML parts that hold cells, by path. Buffers are as large as declared and never grow, so a bomb ends at the limit. */
export const unzipParts = (bytes: Uint8Array): Parts => {
  let total = 0;
  let encrypted = false;
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (/(?:^|\/)EncryptedPackage$/.test(name)) encrypted = true;
      if (!WANTED.test(name)) return false;
      total += originalSize;
      if (total > LIMITS.inflatedBytes) throw new IntakeStop("too-large");
      return true;
    },
  });
  if (encrypted) throw new IntakeStop("locked");
  const byPath = new Map(
    Object.entries(files).map(([name, content]) => [name.replace(/^\//, "").toLowerCase(), content]),
  );
  return (path) => {
    const content = byPath.get(path.replace(/^\//, "").toLowerCase());
    return content && new TextDecoder(content[0] === 0xff ? "utf-16le" : "utf-8").decode(content);
  };
};
