import { describe, expect, it } from "vitest";
import { canonical, sha256 } from "../../server/domain/jcs.ts";
import {
  GENESIS,
  headOf,
  lineOf,
  nextEntry,
  readLine,
  verifyLines,
  type Entry,
  type LedgerEvent,
} from "../../server/domain/ledger.ts";

const UNIT = "330899102201";
const event: LedgerEvent = { kind: "frozen", notice: "202610-abcdefghjk", edition: 1 };

function chain(length: number): Entry[] {
  const entries: Entry[] = [];
  let head = GENESIS;
  for (let index = 0; index < length; index += 1) {
    const entry = nextEntry(head, {
      unit: UNIT,
      at: "2026-06-01T00:00:00.000Z",
      day: "2026-06-01",
      by: ["o-1"],
      event,
    });
    entries.push(entry);
    head = headOf(entry);
  }
  return entries;
}

describe("canonical text", () => {
  it("[LG1] follows RFC 8785: members by UTF-16 units, no white space, strings as they are", () => {
    expect(canonical({ b: 1, a: [true, null, "é"], "\u20ac": "x", "\r": "y", "1": -7 })).toBe(
      '{"\\r":"y","1":-7,"a":[true,null,"é"],"b":1,"€":"x"}',
    );
    expect(canonical("e\u0301")).not.toBe(canonical("é"));
    expect(canonical({ a: undefined, b: 0 })).toBe('{"b":0}');
  });

  it("[LG1] [FG1] refuses what has no whole number or no text", () => {
    for (const value of [0.1, Number.NaN, 2 ** 53, "\ud800"]) expect(() => canonical(value)).toThrow(RangeError);
  });
});

describe("ledger", () => {
  it("[LG1] the stored line is the hashed text with its hash", () => {
    const [entry] = chain(1);
    const { hash, ...body } = entry!;
    expect(sha256(canonical(body))).toBe(hash);
    expect(lineOf(entry!)).toContain(`"hash":"${hash}"`);
  });

  it("[LG4] a chain verifies, and the first line that does not follow is named", () => {
    const lines = chain(5).map(lineOf);
    expect(verifyLines(lines, UNIT)).toMatchObject({ head: { sequence: 5 } });
    const swapped = lines.with(2, lines[2]!.replace('"edition":1', '"edition":2'));
    expect(verifyLines(swapped, UNIT).broken).toEqual({ sequence: 3, code: "wrong-hash" });
    expect(verifyLines(lines.toSpliced(1, 1), UNIT).broken).toEqual({ sequence: 2, code: "does-not-follow" });
    expect(verifyLines(lines.with(3, `${lines[3]} `), UNIT).broken).toEqual({ sequence: 4, code: "not-canonical" });
    expect(verifyLines(lines.with(0, "{"), UNIT).broken).toEqual({ sequence: 1, code: "unreadable" });
    expect(verifyLines(lines, "330899102202").broken).toEqual({ sequence: 1, code: "wrong-unit" });
  });

  it("[LG1] a rewritten line with a hash of its own still breaks the chain after it", () => {
    const entries = chain(3);
    const { hash: _, ...body } = entries[1]!;
    const forged = { ...body, by: ["o-2"] };
    const line = canonical({ ...forged, hash: sha256(canonical(forged)) });
    expect(readLine(line, headOf(entries[0]!), UNIT)).toHaveProperty("entry");
    expect(verifyLines([lineOf(entries[0]!), line, lineOf(entries[2]!)], UNIT).broken).toEqual({
      sequence: 3,
      code: "does-not-follow",
    });
  });
});
