/** A notice as it is written: what it is called, and what it says. */
export type WrittenNotice = { readonly title: string; readonly content: string };

const LONGEST = 60;

/**
 * A text with its title on the first line, as notices are written. A first line that is a sentence or a list, or that
 * stands alone, is no title; the title is then empty.
 */
export function writtenNotice(text: string): WrittenNotice {
  const lines = text
    .replace(/^\ufeff/u, "")
    .split(/\r\n|[\r\n]/u)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const [first = "", ...rest] = lines;
  const isTitle = rest.length > 0 && [...first].length <= LONGEST && !/[。，；：、,;:.！？]/u.test(first);
  return isTitle ? { title: first, content: rest.join("\n") } : { title: "", content: lines.join("\n") };
}
