import { describe, expect, it } from "vitest";
import { audienceOf, cellShown, degreeOf, mediaOf, type Caller } from "../../server/domain/audience.ts";
import { MEDIA } from "../../server/domain/catalog.ts";
import { itemOf } from "../support/facts.ts";

const VILLAGE = "330899102201";
const screen = (is: "kiosk" | "tv", unit = VILLAGE, inVillage = true): Caller => ({
  kind: "screen",
  screen: "s",
  unit,
  is,
  inVillage,
});

describe("audience", () => {
  it.each<[string, Caller, string]>([
    ["a stranger", { kind: "anyone" }, "public"],
    ["a phone with the village's pass", { kind: "pass", unit: VILLAGE }, "village"],
    ["a phone with another village's pass", { kind: "pass", unit: "330899102202" }, "public"],
    ["the village's kiosk", screen("kiosk"), "village"],
    ["the village's kiosk that stands elsewhere", screen("kiosk", VILLAGE, false), "public"],
    ["another village's kiosk", screen("kiosk", "330899102202"), "public"],
    ["the village's TV", screen("tv"), "public"],
    [
      "an officer of the village",
      { kind: "officer", officer: "o", parts: [{ unit: VILLAGE, part: "author" }] },
      "desk",
    ],
    [
      "an officer of the township above",
      { kind: "officer", officer: "o", parts: [{ unit: "330899102", part: "overseer" }] },
      "desk",
    ],
    [
      "who writes for the township above",
      { kind: "officer", officer: "o", parts: [{ unit: "330899102", part: "author" }] },
      "public",
    ],
    [
      "who approves for the county",
      { kind: "officer", officer: "o", parts: [{ unit: "330899", part: "approver" }] },
      "public",
    ],
    [
      "an officer of the next township",
      { kind: "officer", officer: "o", parts: [{ unit: "330899103", part: "overseer" }] },
      "public",
    ],
  ])("[AU1] %s", (_, caller, audience) => expect(audienceOf(caller, VILLAGE)).toBe(audience));

  it("[AU2] names are masked in public, in-village cells left out, never-cells shown to nobody", () => {
    expect(cellShown("name", "public")).toBe("masked");
    expect(cellShown("name", "village")).toBe("full");
    expect(cellShown("in-village", "public")).toBe("omitted");
    expect(cellShown("masked", "village")).toBe("masked");
    expect(cellShown("masked", "public")).toBe("omitted");
    expect((["desk", "village", "public"] as const).map((audience) => cellShown("never", audience))).toEqual(
      Array(3).fill("omitted"),
    );
  });
});

describe("degree", () => {
  const showing = { medium: "web", media: ["web"], scope: "villagers", life: "in-force", personal: true } as const;

  it("[PB11] whole on a medium the item names, an entry on any other, nothing for the Party alone", () => {
    expect(degreeOf(showing)).toBe("whole");
    expect(degreeOf({ ...showing, medium: "tv" })).toBe("entry");
    for (const medium of MEDIA)
      expect(degreeOf({ ...showing, medium, media: [...MEDIA], scope: "party" })).toBe("nothing");
  });

  it("[PB7] [PB8] of a frozen or withdrawn notice the mark alone, on every medium", () => {
    for (const life of ["frozen", "withdrawn"] as const) expect(degreeOf({ ...showing, life })).toBe("mark");
  });

  it("[PB9] after the end totals where tables concern persons, else the whole", () => {
    expect(degreeOf({ ...showing, life: "expired" })).toBe("totals");
    expect(degreeOf({ ...showing, life: "expired", personal: false })).toBe("whole");
  });

  it("[PB9] the file keeps the whole after the end, of what may hang on paper and was not taken down", () => {
    const file = { ...showing, medium: "file", media: ["sheet"], life: "expired" } as const;
    expect(degreeOf(file)).toBe("whole");
    expect(degreeOf({ ...file, media: ["kiosk"] })).toBe("entry");
    for (const life of ["frozen", "withdrawn"] as const) expect(degreeOf({ ...file, life })).toBe("mark");
    expect(degreeOf({ ...file, scope: "party" })).toBe("nothing");
  });

  it("[PB11] unit and notice narrow the item's media and never widen them", () => {
    const item = itemOf("subsistence-roster");
    expect(mediaOf(item)).toEqual(["sheet", "kiosk"]);
    expect(mediaOf(item, ["kiosk"])).toEqual(["sheet"]);
    expect(mediaOf(item, [], ["sheet", "web"])).toEqual(["kiosk"]);
  });
});
