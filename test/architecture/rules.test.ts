import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { sourcesIn } from "../support/sources.ts";

it("every rule is held by a test that carries its number, and no test carries a number that is no rule", () => {
  const rules = [...readFileSync("server/domain/RULES.md", "utf8").matchAll(/^- \*\*([A-Z]{1,2}\d+)\*\*/gm)].map(
    ([, rule]) => rule ?? "",
  );
  const tested = sourcesIn("test").flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/\[([A-Z]{1,2}\d{1,2})\]/g)].map(([, rule]) => rule ?? ""),
  );
  const untested = rules.filter((rule) => !tested.includes(rule));
  const unknown = [...new Set(tested)].filter((rule) => !rules.includes(rule));
  expect({ untested, unknown }).toEqual({ untested: [], unknown: [] });
});
