import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "puppeteer";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * What axe finds on a page, whatever its impact, a line for each rule with the places that break it. Pages within the
 * page are pages of their own; what passes is not listed node by node, which took half the time.
 */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(`window.axe || (() => { ${SOURCE} })()`);
  return page.evaluate(async () => {
    // What fades in is judged when it stands; a line that shrinks while a card is read goes on.
    const short = document.getAnimations().filter(({ effect }) => Number(effect?.getComputedTiming().endTime) <= 3_000);
    await Promise.allSettled(short.map(({ finished }) => finished));
    type Axe = {
      run(where: Document, how: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
    };
    const { violations } = await (window as unknown as { axe: Axe }).axe.run(document, {
      iframes: false,
      resultTypes: ["violations"],
      // Style sheets would be fetched once more, for a rule that is off.
      preload: false,
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
  });
}
