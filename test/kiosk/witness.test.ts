import { describe, expect, it } from "vitest";
import { createWitness } from "../../kiosk/witness.ts";
import type { LedgerHead } from "../../server/push/events.ts";

const head = (sequence: number, hash = `h${sequence}`): LedgerHead => ({ sequence, hash });

function witnessOf(seen: LedgerHead | undefined, ledger: readonly string[]) {
  const broken: LedgerHead[] = [];
  const witness = createWitness({
    seen,
    hashAt: (sequence) => Promise.resolve(ledger[sequence - 1]),
    onBroken: (known) => broken.push(known),
  });
  return { witness, broken };
}

describe("a screen as a witness of the ledger", () => {
  it("[LG4] takes every head that continues the one it knows", async () => {
    const { witness, broken } = witnessOf(undefined, ["h1", "h2", "h3"]);
    for (const each of [head(1), head(1), head(3)]) expect(await witness.heard(each)).toBe(true);
    expect([witness.head(), broken]).toEqual([head(3), []]);
  });

  it.each([
    ["a ledger with fewer lines", head(1), ["h1"]],
    ["a ledger rewritten at the place it knows", head(3), ["h1", "other", "h3"]],
    ["another line under the same sequence", head(2, "other"), ["h1", "other"]],
  ])("[LG4] disputes %s, and keeps what it knows", async (_, present, ledger) => {
    const { witness, broken } = witnessOf(head(2), ledger);
    expect(await witness.heard(present)).toBe(false);
    expect([witness.head(), broken]).toEqual([head(2), [head(2)]]);
  });

  it("decides nothing while the server cannot be asked", async () => {
    const witness = createWitness({
      seen: head(2),
      hashAt: () => Promise.reject(new Error("away")),
      onBroken: () => expect.unreachable(),
    });
    await expect(witness.heard(head(5))).rejects.toThrow("away");
    expect(witness.head()).toEqual(head(2));
  });
});
