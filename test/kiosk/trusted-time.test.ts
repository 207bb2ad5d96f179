import { describe, expect, it } from "vitest";
import { freshIn, standingOf } from "../../kiosk/standing.ts";
import { createTrustedTime, dayText, timeText, villageDay } from "../../kiosk/trusted-time.ts";

const AT = Date.parse("2026-11-16T01:42:00.000Z");
const clock = (device: number, steady = 0) => {
  const at = { device, steady };
  return { at, given: { device: () => at.device, steady: () => at.steady } };
};

describe("trusted time", () => {
  it("goes on from the server's instant by the steady clock, whatever the device's own says", () => {
    const { at, given } = clock(0);
    const time = createTrustedTime({ kept: undefined, ...given });
    expect(time.now()).toBeUndefined();
    time.heard("2026-11-16T01:42:00.000Z");
    at.steady = 90_000;
    at.device = -5;
    expect(time.now()).toBe(AT + 90_000);
  });

  it("[TM2] does not believe a device clock that is behind the last trusted instant", () => {
    const kept = { last: AT, skew: 0 };
    expect(createTrustedTime({ kept, ...clock(AT - 1).given }).now()).toBeUndefined();
    expect(createTrustedTime({ kept, ...clock(AT + 60_000).given }).now()).toBe(AT + 60_000);
  });

  it("tells village days and times", () => {
    expect([villageDay(AT), timeText(AT), dayText(AT)]).toEqual(["2026-11-16", "9:42", "11月16日"]);
    expect(villageDay(Date.parse("2026-11-16T16:00:00.000Z"))).toBe("2026-11-17");
  });
});

describe("what may show", () => {
  const showUntil = "2026-11-20T16:00:00.000Z";
  const end = Date.parse(showUntil);

  it("[SC4] compares instants: whole before the end, gone from it on", () => {
    expect(standingOf({ showUntil }, end - 1, 0)).toBe("whole");
    expect(standingOf({ showUntil }, end, 0)).toBe("gone");
    expect(standingOf({ showUntil: null }, end * 2, 0)).toBe("whole");
  });

  it("[TM2] without trusted time only what has no end, or one more than 31 days off, shows whole", () => {
    expect(standingOf({ showUntil }, undefined, end - 10 * 86_400_000)).toBe("title");
    expect(standingOf({ showUntil }, undefined, end - 32 * 86_400_000)).toBe("whole");
    expect(standingOf({ showUntil: null }, undefined, 0)).toBe("whole");
  });

  it("takes new notices and new editions for fresh, not frozen ones or entries without text", () => {
    const entry = { notice: "a", edition: 1, hash: "h" } as Parameters<typeof freshIn>[0][number];
    const now = [entry, { ...entry, notice: "b" }, { ...entry, notice: "c", hash: "" }];
    expect(freshIn([entry], now)).toEqual(["b"]);
    expect(freshIn([entry], [{ ...entry, edition: 2 }])).toEqual(["a"]);
  });
});
