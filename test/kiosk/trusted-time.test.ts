import { describe, expect, it } from "vitest";
import { freshIn, standingOf } from "../../kiosk/standing.ts";
import { createTrustedTime, dayText, timeText, villageDay, type KeptTime } from "../../kiosk/trusted-time.ts";

const AT = Date.parse("2026-11-16T01:42:00.000Z");
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const instant = (ms: number): string => new Date(ms).toISOString();

/** A device whose steady clock and own clock are moved by hand. */
function deviceAt(own: number) {
  const at = { device: own, steady: 0 };
  const boot = (kept?: KeptTime) => {
    at.steady = 0;
    return createTrustedTime({ kept, device: () => at.device, steady: () => at.steady });
  };
  /** Both clocks run. */
  const run = (ms: number): void => {
    at.device += ms;
    at.steady += ms;
  };
  return { at, boot, run };
}

describe("trusted time", () => {
  it("goes on from the server's instant by the steady clock, however far off the device's own is", () => {
    const { boot, run } = deviceAt(0);
    const time = boot();
    expect(time.now()).toEqual({ from: 0, to: Infinity, told: undefined });
    time.heard(instant(AT));
    run(90_000);
    expect(time.now()).toEqual({ from: AT + 90_000, to: AT + 90_000, told: AT + 90_000 });
  });

  it("[TM2] after a power cut that emptied the clock's battery it may be any time of the next 31 days, and none is told", () => {
    for (const lost of [0, Date.parse("2000-01-01T00:00:00Z"), AT - DAY]) {
      const { boot, run } = deviceAt(lost);
      const time = boot({ floor: AT, skew: 0, contact: AT });
      run(HOUR);
      expect(time.now()).toEqual({ from: AT + HOUR, to: AT + HOUR + 31 * DAY, told: undefined });
    }
  });

  it("[TM2] after a power cut with a running clock it is what the device says, and not before what had passed", () => {
    const { boot } = deviceAt(AT + 8 * HOUR);
    expect(boot({ floor: AT, skew: 0, contact: AT }).now()).toEqual({
      from: AT,
      to: AT + 8 * HOUR,
      told: AT + 8 * HOUR,
    });
  });

  it("[TM2] a device clock set by hand neither brings back nor hides: what may still run keeps its title", () => {
    const { at, boot, run } = deviceAt(AT);
    const time = boot();
    time.heard(instant(AT));
    run(HOUR);
    at.device -= 400 * DAY;
    expect(time.now()).toEqual({ from: AT + HOUR, to: AT + HOUR, told: AT + HOUR });
    at.device += 402 * DAY;
    expect(time.now()).toEqual({ from: AT + HOUR, to: AT + HOUR + 2 * DAY, told: undefined });
    time.heard(instant(AT + HOUR));
    expect(time.now()).toEqual({ from: AT + HOUR, to: AT + HOUR, told: AT + HOUR });
  });

  it("[TM2] a clock set forward before a start is given up at the server's first word, without going back behind it", () => {
    const { boot } = deviceAt(AT + 5 * DAY);
    const time = boot({ floor: AT, skew: 0, contact: AT });
    expect(time.now().told).toBe(AT + 5 * DAY);
    expect(time.keep().floor).toBe(AT);
    time.heard(instant(AT + HOUR));
    expect(time.now()).toEqual({ from: AT + HOUR, to: AT + HOUR, told: AT + HOUR });
  });

  it("[TM2] moves only forward: a server that jumps back is not followed, and no time is told until it caught up", () => {
    const { boot, run } = deviceAt(AT);
    const time = boot();
    time.heard(instant(AT));
    run(HOUR);
    time.heard(instant(AT - 3 * HOUR));
    run(2 * HOUR);
    expect(time.now()).toEqual({ from: AT + HOUR, to: AT + 3 * HOUR, told: undefined });
    time.heard(instant(AT - HOUR));
    expect(time.keep().floor).toBe(AT + HOUR);
    time.heard(instant(AT + 2 * HOUR));
    expect(time.now().told).toBe(AT + 2 * HOUR);
  });

  it("[TM2] stands still for the seconds by which the server is behind, and never shows an earlier instant", () => {
    const { boot, run } = deviceAt(AT);
    const time = boot();
    time.heard(instant(AT));
    run(HOUR);
    time.heard(instant(AT + HOUR - 20_000));
    expect(time.now().told).toBe(AT + HOUR);
    run(60_000);
    expect(time.now().told).toBe(AT + HOUR + 40_000);
  });

  it("[TM2] does not follow a server that leaps years ahead of both clocks, and goes on when it is put right", () => {
    const { boot, run } = deviceAt(AT);
    const time = boot();
    time.heard(instant(AT));
    run(HOUR);
    time.heard(instant(AT + 3_650 * DAY));
    expect(time.now()).toEqual({ from: AT + HOUR, to: AT + 3_650 * DAY, told: undefined });
    run(20 * HOUR);
    time.heard(instant(AT + 3_650 * DAY + 20 * HOUR));
    expect(time.keep().floor).toBe(AT + 21 * HOUR);
    time.heard(instant(AT + 21 * HOUR));
    expect(time.now().told).toBe(AT + 21 * HOUR);
  });

  it("[TM2] believes a leap that the server keeps to for a day, and at once where no clock of its own speaks against it", () => {
    const { boot, run } = deviceAt(AT);
    const time = boot();
    time.heard(instant(AT));
    time.heard(instant(AT + 90 * DAY));
    run(DAY);
    time.heard(instant(AT + 91 * DAY));
    expect(time.now().told).toBe(AT + 91 * DAY);
    const dead = deviceAt(0).boot({ floor: AT, skew: 0, contact: AT });
    dead.heard(instant(AT + 90 * DAY));
    expect(dead.now().told).toBe(AT + 90 * DAY);
    const slept = deviceAt(AT + 90 * DAY).boot({ floor: AT, skew: 0, contact: AT });
    slept.heard(instant(AT + 90 * DAY));
    expect(slept.now().told).toBe(AT + 90 * DAY);
  });

  it("does not take rubbish for an instant", () => {
    const { boot } = deviceAt(AT);
    const time = boot({ floor: AT, skew: 0, contact: AT });
    time.heard("null");
    expect(time.keep()).toEqual({ floor: AT, skew: 0, contact: AT });
  });

  it("tells village days and times", () => {
    expect([villageDay(AT), timeText(AT), dayText(AT)]).toEqual(["2026-11-16", "9:42", "11月16日"]);
    expect(villageDay(Date.parse("2026-11-16T16:00:00.000Z"))).toBe("2026-11-17");
  });
});

describe("thirty days without network", () => {
  /** The same numbers in every run. */
  function dice(seed: number): () => number {
    let state = seed;
    return () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
  }

  it.each([1, 2, 3])(
    "[TM2] with cold boots, batteries that died and clocks set by hand no ended notice is whole for a minute (%i)",
    (seed) => {
      const roll = dice(seed);
      const { at, boot } = deviceAt(AT);
      let time = boot();
      time.heard(instant(AT));
      const ends = Array.from({ length: 12 }, () => AT + Math.floor(roll() * 60 * DAY));
      const entries = ends.map((end) => ({ end, showUntil: instant(end) }));
      let kept = time.keep();
      let [truth, hand] = [AT, 0];
      const wrong: string[] = [];
      let wholeMinutes = 0;
      while (truth < AT + 30 * DAY) {
        const minutes = 1 + Math.floor(roll() * 600);
        for (let minute = 0; minute < minutes; minute += 1) {
          truth += 60_000;
          at.steady += 60_000;
          at.device = truth + hand;
          const now = time.now();
          for (const { end, ...entry } of entries) {
            const standing = standingOf(entry, now);
            if (standing === "whole" && end <= truth) wrong.push(`whole ${(truth - end) / 60_000} min after its end`);
            if (standing === "gone" && end > truth) wrong.push(`gone ${(end - truth) / 60_000} min before its end`);
            if (standing === "whole") wholeMinutes += 1;
          }
          kept = time.keep();
        }
        truth += Math.floor(roll() * 12 * HOUR);
        const what = roll();
        if (what < 0.2) hand = -truth;
        else if (what < 0.3) hand = Math.floor(roll() * 20 * DAY);
        else hand = 0;
        at.device = truth + hand;
        time = boot(kept);
      }
      expect(wrong).toEqual([]);
      expect(wholeMinutes).toBeGreaterThan(10_000);
    },
  );
});

describe("what may show", () => {
  const showUntil = "2026-11-20T16:00:00.000Z";
  const end = Date.parse(showUntil);
  const at = (ms: number) => ({ from: ms, to: ms });

  it("[SC4] compares instants: whole before the end, gone from it on", () => {
    expect(standingOf({ showUntil }, at(end - 1))).toBe("whole");
    expect(standingOf({ showUntil }, at(end))).toBe("gone");
    expect(standingOf({ showUntil: null }, at(end * 2))).toBe("whole");
  });

  it("[TM2] without trusted time only what has no end, or one more than 31 days off, shows whole", () => {
    const since = (days: number) => ({ from: end - days * DAY, to: end - (days - 31) * DAY });
    expect(standingOf({ showUntil }, since(10))).toBe("title");
    expect(standingOf({ showUntil }, since(32))).toBe("whole");
    expect(standingOf({ showUntil: null }, { from: 0, to: Infinity })).toBe("whole");
  });

  it("takes new notices and new editions for fresh, not frozen ones or entries without text", () => {
    const entry = { notice: "a", edition: 1, hash: "h" } as Parameters<typeof freshIn>[0][number];
    const now = [entry, { ...entry, notice: "b" }, { ...entry, notice: "c", hash: "" }];
    expect(freshIn([entry], now)).toEqual(["b"]);
    expect(freshIn([entry], [{ ...entry, edition: 2 }])).toEqual(["a"]);
  });
});
