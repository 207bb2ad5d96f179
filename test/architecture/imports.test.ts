import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import { sourcesIn } from "../support/sources.ts";

/** What each place may import of the others. Lower floors never look up; neighbors on a floor never look sideways. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  "server/domain": [],
  "server/services": ["server/domain"],
  "server/render": ["server/domain"],
  "server/store": ["server/domain", "server/services"],
  "server/intake": ["server/domain"],
  "server/print": ["server/domain", "server/services", "server/render"],
  "server/push": ["server/domain", "server/services"],
  "server/http": ["server/domain", "server/services", "server/render"],
  "server/demo": ["server/domain", "server/services", "server/store", "server/http", "server/office.ts"],
  kiosk: ["server/push/events.ts"],
  /** The editor reads and prints cells with the very rules of the server: the domain is pure and runs anywhere. */
  "views/scripts": ["server/domain"],
};

/** Two contracts that are types alone, or have no floor: the events both ends of the socket know, and the machine's clock. */
const SHARED = ["server/push/events.ts", "server/clock.ts"];

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^;]*?from\s+"([^"]+)"|import\(\s*"([^"]+)"\s*\)|(?:^|\n)\s*import\s+"([^"]+)"/g;

const importsOf = (file: string): readonly string[] =>
  [...readFileSync(file, "utf8").matchAll(IMPORT)]
    .map(([, a, b, c]) => a ?? b ?? c ?? "")
    .map((name) => (name.startsWith(".") ? normalize(join(dirname(file), name)) : name));

const placeOf = (file: string): string | undefined =>
  Object.keys(MAY_IMPORT).find((place) => file === place || file.startsWith(`${place}/`));

const isOurs = (name: string): boolean => /^(server|kiosk|views|test|data)\//.test(name);

const sources = [...sourcesIn("server"), ...sourcesIn("kiosk"), ...sourcesIn("views")];
const placed = sources.filter((file) => placeOf(file) !== undefined);

describe("imports go down", () => {
  it("every source but the map has a floor", () => {
    const map = sources.filter((file) => placeOf(file) === undefined);
    expect(map.filter((file) => !/^server\/[\w-]+\.ts$|^server\/setup\//.test(file))).toEqual([]);
  });

  it.each(placed)("%s", (file) => {
    const place = placeOf(file) ?? "";
    const allowed = [place, ...(MAY_IMPORT[place] ?? [])];
    const astray = importsOf(file)
      .filter(isOurs)
      .filter((name) => !SHARED.includes(name) || place === "server/domain")
      .filter((name) => !allowed.some((each) => name === each || name.startsWith(`${each}/`)));
    expect(astray).toEqual([]);
  });

  it("the domain knows no input or output and no package but the dictionary of readings", () => {
    const known = (file: string, name: string) =>
      name.startsWith("server/domain/") ||
      name === "node:crypto" ||
      (name === "pinyin-pro" && file === "server/domain/search/spell.ts");
    const foreign = sourcesIn("server/domain").flatMap((file) =>
      importsOf(file)
        .filter((name) => !known(file, name))
        .map((name) => `${file}: ${name}`),
    );
    expect(foreign).toEqual([]);
  });

  it("screens know the server by its contract alone", () => {
    const known = sourcesIn("kiosk")
      .flatMap(importsOf)
      .filter((name) => name.startsWith("server/"));
    expect(new Set(known)).toEqual(new Set(["server/push/events.ts"]));
  });
});
