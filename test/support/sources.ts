import { readdirSync } from "node:fs";

/** Paths of the TypeScript files under a folder of the project, with forward slashes. */
export const sourcesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
    .filter((file) => file.endsWith(".ts"))
    .toSorted();
