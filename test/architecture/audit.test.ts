import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sourcesIn } from "../support/sources.ts";

/** Writes that concern no officer's work: a reader's type size, a phone's pass, a screen asking to be paired. */
const NOBODYS: readonly string[] = [
  "/look",
  "/p/end",
  "/api/checks/privacy",
  "/kiosk/:unit/pairing",
  "/kiosk/:unit/pairing/claim",
  "/api/session/end",
];

type Write = { readonly file: string; readonly path: string; readonly handler: string };

/** The handlers of all routes that change something, as source text. */
const writes: readonly Write[] = sourcesIn("server/http/routes").flatMap((file) =>
  readFileSync(file, "utf8")
    .split(/\n(?=\s*router\.(?:get|post|put|patch|delete|use)\()/)
    .flatMap((block) => {
      const found = /^\s*router\.(?:post|put|patch|delete)\(\s*\[?\s*"([^"]+)"/.exec(block);
      return found ? [{ file, path: found[1] ?? "", handler: block }] : [];
    }),
);

describe("audit without holes", () => {
  it("there are routes that write", () => expect(writes.length).toBeGreaterThan(8));

  it.each(writes.map((write) => [`${write.path} in ${write.file}`, write] as const))(
    "%s leaves a line",
    (_, { file, path, handler }) => {
      if (NOBODYS.includes(path)) return expect(handler).not.toBe("");
      const source = readFileSync(file, "utf8");
      const helpers = source
        .split(/\n(?= {0,2}(?:async function|function|const) \w+)/)
        .filter((block) => block.includes("audit.note("))
        .map((block) => /(?:function|const) (\w+)/.exec(block)?.[1]);
      const direct =
        handler.includes("audit.note(") || helpers.some((name) => name !== undefined && handler.includes(`${name}(`));
      expect(direct).toBe(true);
    },
  );
});
