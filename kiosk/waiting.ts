import type { Source } from "./source.ts";

const ASK_MS = 1_500;
/** So soon after it was closed a code counts no longer. */
const LOOK_MS = 100;

/**
 * A code that stands on the glass until it is typed at the desk. It counts while the screen asks for its key: whoever
 * closes the dialog withdraws it, with a last question, for it may have been typed in that very moment. Throws when no
 * code can be had.
 */
export async function waitForKey({
  source,
  isOpen,
  onCode,
}: {
  source: Pick<Source, "offer" | "claimed">;
  isOpen: () => boolean;
  onCode: (code: string) => void;
}): Promise<"paired" | "left" | "too-old"> {
  const { code, claim } = await source.offer();
  if (isOpen()) onCode(code);
  for (;;) {
    for (let waited = 0; isOpen() && waited < ASK_MS; waited += LOOK_MS)
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    const last = !isOpen();
    const paired = await source.claimed(claim, last).catch(() => false);
    if (paired) return "paired";
    if (last) return "left";
    if (paired === undefined) return "too-old";
  }
}
