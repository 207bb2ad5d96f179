import { describe, expect, it } from "vitest";
import { appointmentRefusal, holdersOf, partsOn, type Officer } from "../../server/domain/officer.ts";
import { bodyOn, levelOf, lineOf, parentOf, type Unit } from "../../server/domain/unit.ts";

const VILLAGE = "330899102201";
const officer = (more: Partial<Officer> = {}): Officer => ({
  id: "o-1",
  signIn: "chen",
  name: "陈水根",
  passwordHash: "",
  appointments: [],
  ...more,
});
const asSupervisor = { unit: VILLAGE, part: "supervisor", from: "2026-01-01" } as const;

describe("officers", () => {
  it("[PB5] a supervisor holds no part that he supervises, is no relative, and says so", () => {
    expect(appointmentRefusal(officer(), asSupervisor)).toEqual({ code: "declaration-missing" });
    const declared = officer({ declaredUnrelated: "2026-01-01" });
    expect(appointmentRefusal(declared, asSupervisor)).toBeUndefined();
    expect(appointmentRefusal({ ...declared, relativeOfCommittee: true }, asSupervisor)).toEqual({
      code: "supervisor-is-relative",
    });
    for (const part of ["author", "approver", "accountant", "administrator"] as const) {
      const held = officer({
        declaredUnrelated: "2026-01-01",
        appointments: [{ unit: VILLAGE, part, from: "2020-01-01" }],
      });
      expect(appointmentRefusal(held, asSupervisor)).toEqual({ code: "supervisor-holds-other-part", part });
      const other = officer({ appointments: [asSupervisor] });
      expect(appointmentRefusal(other, { unit: VILLAGE, part, from: "2026-02-01" })).toEqual({
        code: "supervisor-holds-other-part",
        part,
      });
    }
  });

  it("[PB5] hand-over ends a part and begins it with another, and who held it then stays known", () => {
    const before = officer({ id: "a", appointments: [{ ...asSupervisor, until: "2026-05-31" }] });
    const after = officer({ id: "b", appointments: [{ ...asSupervisor, from: "2026-06-01" }] });
    const held = (day: string) => holdersOf("supervisor", [before, after], VILLAGE, day).map(({ id }) => id);
    expect([held("2026-05-31"), held("2026-06-01")]).toEqual([["a"], ["b"]]);
    expect(
      appointmentRefusal({ ...before, declaredUnrelated: "x" }, { unit: VILLAGE, part: "author", from: "2026-06-01" }),
    ).toBeUndefined();
  });

  it("township parts reach down, village parts neither down nor across", () => {
    const overseer = officer({ appointments: [{ unit: "330899102", part: "overseer", from: "2026-01-01" }] });
    expect(partsOn(overseer, VILLAGE, "2026-01-01")).toEqual(["overseer"]);
    const author = officer({ appointments: [{ unit: "330899102", part: "author", from: "2026-01-01" }] });
    expect(partsOn(author, VILLAGE, "2026-01-01")).toEqual([]);
  });
});

describe("units", () => {
  it("has four levels by length, the parent being the prefix", () => {
    expect(["330899", "330899102", VILLAGE, `${VILLAGE}03`].map(levelOf)).toEqual([
      "county",
      "township",
      "village",
      "group",
    ]);
    expect(["", "33", "__proto__", "33089910220a"].map(levelOf)).toEqual([undefined, undefined, undefined, undefined]);
    expect(parentOf(VILLAGE)).toBe("330899102");
    expect(lineOf(`${VILLAGE}03`)).toEqual([`${VILLAGE}03`, VILLAGE, "330899102", "330899"]);
  });

  it("a body is the one in office on the day", () => {
    const unit: Pick<Unit, "bodies"> = {
      bodies: [
        { kind: "collective", name: "旧社", from: "2020-01-01", until: "2025-04-30" },
        { kind: "collective", name: "新社", from: "2025-05-01" },
      ],
    };
    const nameOn = (day: string) => bodyOn(unit as Unit, "collective", day)?.name;
    expect(["2025-04-30", "2025-05-01", "2019-12-31"].map(nameOn)).toEqual(["旧社", "新社", undefined]);
  });
});
