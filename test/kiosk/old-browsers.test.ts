import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { loadAssets } from "../../server/http/assets.ts";

/** What Chrome 63 lacks: syntax after ES2018, and library calls that came later. Seen in no real Chrome 63. */
const FORBIDDEN: readonly (readonly [string, RegExp])[] = [
  ["optional chaining", /[\w$)\]]\?\.(?!\d)/],
  ["nullish coalescing", /[^?]\?\?[^?]/],
  ["logical assignment", /(?:\|\||&&|\?\?)=/],
  ["catch without binding", /catch\s*\{/],
  ["class fields or private names", /[{;]\s*#\w+/],
  ["big integers", /\b\d+n\b/],
  ["replaceAll", /\.replaceAll\(/],
  ["at", /\.at\(-?\d/],
  ["flat and flatMap", /\.flat(?:Map)?\(/],
  ["fromEntries", /Object\.fromEntries/],
  ["matchAll", /\.matchAll\(/],
  ["allSettled and any", /Promise\.(?:allSettled|any)\b/],
  ["findLast", /\.findLast(?:Index)?\(/],
  ["toSorted and its kin", /\.to(?:Sorted|Reversed|Spliced)\(/],
  ["Object.hasOwn", /Object\.hasOwn\b/],
  ["structuredClone", /\bstructuredClone\(/],
  ["queueMicrotask", /\bqueueMicrotask\(/],
  ["AbortSignal.timeout", /AbortSignal\.(?:timeout|any)/],
  ["replaceChildren", /\.replaceChildren\(/],
  ["ResizeObserver", /\bResizeObserver\b/],
  ["trimStart and trimEnd", /\.trim(?:Start|End)\(/],
  ["randomUUID", /randomUUID/],
];

describe("the kiosk's scripts on the oldest browser", () => {
  const texts = new Map<string, string>();
  beforeAll(async () => {
    const assets = await loadAssets(join(import.meta.dirname, "..", ".."));
    for (const name of ["screen/kiosk.js", "screen/tv.js", "screen/worker.js"]) {
      texts.set(name, assets.plain(name)?.body.toString("utf8") ?? "");
    }
  });

  it.each(FORBIDDEN)("use no %s", (_, form) => {
    for (const [name, text] of texts) {
      expect(text.length).toBeGreaterThan(500);
      const found = form.exec(text);
      expect(found && `${name}: …${text.slice(Math.max(0, found.index - 60), found.index + 60)}`).toBeNull();
    }
  });

  it("stay small", () => {
    expect(texts.get("screen/kiosk.js")?.length).toBeLessThan(100_000);
    expect(texts.get("screen/tv.js")?.length).toBeLessThan(100_000);
    expect(texts.get("screen/worker.js")?.length).toBeLessThan(4_000);
  });
});
