import { dirname } from "node:path";
import type { Identities, IdentityMark } from "../services/record-ports.ts";
import { makeFolder, refusing } from "./append-file.ts";
import { readDurable, replaceFile } from "./durable-file.ts";
import { isMissing } from "./file-system.ts";
import type { Surroundings } from "./open-unit.ts";
import { createTurns } from "./turns.ts";

type MarkFile = { readonly v: 1; readonly marks: readonly IdentityMark[] };

/** The private files of identity marks: one a notice, for the program's own account alone (AU3). */
export function createIdentities({ around, ready }: { around: Surroundings; ready: () => Promise<void> }): Identities {
  const { files, places } = around;
  const turns = createTurns();
  return {
    async of(unit, notice) {
      const path = places.identities(unit, notice);
      return (await readDurable({ files, path, parse: (content) => content as MarkFile }))?.marks ?? [];
    },
    put: (unit, notice, marks) =>
      turns.take(notice, async () => {
        const path = places.identities(unit, notice);
        await ready();
        if (marks.length === 0) {
          return refusing(path, () =>
            files.unlink(path).catch((error) => (isMissing(error) ? undefined : Promise.reject(error))),
          );
        }
        await refusing(path, () => makeFolder(files, dirname(path), 0o700));
        await replaceFile({ files, path, text: JSON.stringify({ v: 1, marks } satisfies MarkFile), mode: 0o600 });
      }),
  };
}
