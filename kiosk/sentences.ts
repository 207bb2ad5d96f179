/** A piece of text to be said in one breath, with its place in the text it comes from. */
export type Sentence = { readonly from: number; readonly to: number; readonly text: string };

const ENDS = /[。！？；!?;\n]/;
const CLOSES = /[”’」』）)》〕]/;
/** Speech engines stop in the middle of long texts; a comma is a better place. */
const LONG = 60;

/** Divides a text where a reader takes a breath; every character that is not a space belongs to exactly one sentence. */
export function sentencesOf(text: string): readonly Sentence[] {
  const found: Sentence[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    const breath = ENDS.test(sign) || (at - from >= LONG && /[，、：,]/.test(sign));
    if (!breath) continue;
    while (at + 1 < text.length && CLOSES.test(text.charAt(at + 1))) at += 1;
    put(from, at + 1);
    from = at + 1;
  }
  put(from, text.length);
  return found;

  function put(start: number, end: number): void {
    const said = text.slice(start, end).trim();
    if (/[\w\u3400-\u9fff\ud800-\udfff]/.test(said)) found.push({ from: start, to: end, text: said });
  }
}
