import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/** A face that sheets are set in; see data/fonts/README.md. */
export interface PrintFace {
  family: string;
  weight: number;
  file: string;
}

/** The faces and their bytes, each read once and only when a sheet needs it. */
export interface PrintFonts {
  readonly faces: readonly PrintFace[];
  bytes(file: string): Promise<Buffer | undefined>;
}

const facesSchema = z.array(z.object({ family: z.string(), weight: z.int(), file: z.string() }));

/** Throws when the folder has no readable faces.json. */
export async function loadPrintFonts(folder: string): Promise<PrintFonts> {
  const faces = facesSchema.parse(JSON.parse(await readFile(join(folder, "faces.json"), "utf8")));
  return {
    faces,
    async bytes(file) {
      return faces.some((face) => face.file === file) ? readFile(join(folder, file)) : undefined;
    },
  };
}
