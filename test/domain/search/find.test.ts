import { describe, expect, it } from "vitest";
import { createCorpus } from "../../../server/domain/search/corpus.ts";
import { find } from "../../../server/domain/search/find.ts";
import { initialsOf } from "../../../server/domain/search/initials.ts";
import { joined, snippet } from "../../../server/domain/search/marks.ts";
import { plainText } from "../../../server/domain/search/plain-text.ts";
import { wordsOf } from "../../../server/domain/search/query.ts";
import type { Sought } from "../../../server/domain/search/sought.ts";
import { readingsOf } from "../../../server/domain/search/spell.ts";
import { findSpelled, isSpelled } from "../../../server/domain/search/spelled.ts";

/** The same throws on every run. */
function dice(seed: number) {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
}

const SIGNS = [..."柳塘村公开栏收支长青重单行李王吴河𬱖䶮1237.-abＡ，元"];
const roll = dice(7);
const textOf = (length: number) => Array.from({ length }, () => SIGNS[roll(SIGNS.length)]).join("");

const soughtOf = (text: string, at: number): Sought => ({
  notice: String(at),
  item: "x",
  audiences: ["public"],
  edition: 1,
  number: null,
  reportingPeriod: null,
  scope: "public",
  withoutMedia: [],
  personal: false,
  erased: false,
  text: plainText(text),
  initials: initialsOf(plainText(text)),
  numberEnd: 0,
  entryEnd: 0,
  titleEnd: 0,
  totalsEnd: 0,
  cellsEnd: text.length,
});

/** Goes on to the end, however often it would have let others in. */
function run(steps: ReturnType<typeof find>): boolean {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

function search(texts: readonly string[], query: string, until = (text: string) => text.length): readonly number[] {
  const corpus = createCorpus();
  for (const [at, text] of texts.entries()) corpus.put(String(at), [soughtOf(text, at)]);
  const visible = {
    ends: Uint32Array.from(texts, until),
    days: new Uint32Array(texts.length),
    months: new Uint32Array(texts.length),
    lists: new Uint8Array(texts.length),
  };
  const found: number[] = [];
  run(find(corpus, wordsOf(query), { visible, most: texts.length, found: (slot) => found.push(slot) }));
  return found.toSorted((a, b) => a - b);
}

describe("finding", () => {
  it("finds exactly what includes() finds, whatever the texts and the words", () => {
    const texts = Array.from({ length: 150 }, () => textOf(5 + roll(90)));
    for (let round = 0; round < 60; round += 1) {
      const [from, length] = [roll(20), 1 + roll(5)];
      const query =
        round % 3 === 0 ? textOf(length) : [...(texts[roll(150)] ?? "")].slice(from, from + length).join("");
      const word = plainText(query);
      if (word.trim() === "" || /^[a-z0-9.-]*$/.test(word)) continue;
      const expected = texts.flatMap((text, at) => (plainText(text).includes(word) ? [at] : []));
      const found = search(texts, query);
      if (/[a-z]/.test(word)) expect(found).toEqual(expect.arrayContaining(expected));
      else expect([query, found]).toEqual([query, expected]);
    }
  });

  it("[AU1] finds nothing beyond what can be seen", () => {
    const text = "柳塘村收支 吴长河";
    expect(search([text], "吴长河")).toEqual([0]);
    for (const query of ["吴长河", "wuchanghe", "wch", "wzh", "长"]) expect(search([text], query, () => 7)).toEqual([]);
    expect(search([text], "柳塘", () => 0)).toEqual([]);
  });

  it.each([
    ["柳塘村", "liutang村"],
    ["柳塘村", "ltc"],
    ["柳塘村", "liut"],
    ["李长青", "lizhangqing"],
    ["李长青", "lcq"],
    ["李长青", "lzq"],
    ["吴长河", "wzh"],
    ["长河", "chh"],
    ["王家长", "wjz"],
    ["长王河", "zwh"],
    ["单德胜", "shandesheng"],
    ["𬱖䶮", "diyan"],
    ["3组", "3zu"],
  ])("finds %s spelled as %s", (text, query) => {
    expect(search([`东${text}西`, "不是它"], query)).toEqual([0]);
  });

  it("counts no further than asked: titles before texts, and of each the newest", () => {
    const corpus = createCorpus();
    const put = (text: string, titleEnd: number) =>
      corpus.put(text, [{ ...soughtOf(text, 0), titleEnd, number: { year: 2026, number: corpus.texts.length + 1 } }]);
    put("水渠在题目里", 6);
    for (let at = 0; at < 40; at += 1) put(`题目 正文里的水渠${at}`, 2);
    put("第17号仓库在题目里", 9);
    const whole = new Uint32Array(corpus.texts.length).fill(100);
    const visible = { ends: whole, days: whole, months: whole, lists: new Uint8Array(corpus.texts.length) };
    const found: number[] = [];
    const most = (count: number) => {
      found.length = 0;
      return run(find(corpus, wordsOf("水渠"), { visible, most: count, found: (slot) => found.push(slot) }));
    };
    expect(most(3)).toBe(false);
    expect(found).toEqual([0, 40, 39]);
    expect(most(41)).toBe(true);
    expect(found).toHaveLength(41);
    found.length = 0;
    run(find(corpus, wordsOf("17号"), { visible, most: 1, found: (slot) => found.push(slot) }));
    expect(found).toEqual([16]);
  });

  it("does not hear public numbers: a village's name begins all of them", () => {
    const entry = (text: string, at: number): Sought => ({ ...soughtOf(text, at), numberEnd: text.indexOf("\n") + 1 });
    const corpus = createCorpus();
    corpus.put("a", [entry("柳塘村公开〔2026〕1号\n财务收支", 0)]);
    corpus.put("b", [entry("柳塘村公开〔2026〕2号\n柳塘村章程", 1)]);
    corpus.put("c", [entry("长青村公开〔2026〕3号\n长青茶厂", 2)]);
    const whole = Uint32Array.from(corpus.texts, (sought) => sought?.text.length ?? 0);
    const visible = { ends: whole, days: whole, months: whole, lists: new Uint8Array(3) };
    const slots = (query: string) => {
      const found: number[] = [];
      run(find(corpus, wordsOf(query), { visible, most: 9, found: (slot) => found.push(slot) }));
      return found.toSorted();
    };
    for (const query of ["ltc", "liutang", "liutangcun", "tcg"])
      expect([query, slots(query)]).toEqual([query, query === "tcg" ? [] : [1]]);
    expect(slots("柳塘村")).toEqual([0, 1]);
    expect(slots("zqcg")).toEqual([]);
    expect(slots("zqcc")).toEqual([2]);
  });

  it("lets others in after so many letters, sooner where it must listen, and finds the same", () => {
    const filler = "水渠公开栏收支".repeat(10_000);
    const corpus = createCorpus();
    for (let at = 0; at < 16; at += 1) corpus.put(String(at), [soughtOf(`${filler}东塘`, at)]);
    const times = (query: string, end: number) => {
      const sized = new Uint32Array(16).fill(end);
      const visible = { ends: sized, days: sized, months: sized, lists: new Uint8Array(16) };
      let [found, pauses] = [0, 0];
      const steps = find(corpus, wordsOf(query), { visible, most: 99, found: () => (found += 1) });
      while (!steps.next().done) pauses += 1;
      return { found, pauses };
    };
    expect(times("东塘", filler.length)).toEqual({ found: 0, pauses: 0 });
    expect(times("dongtang", filler.length)).toEqual({ found: 0, pauses: 2 });
    expect(times("dongtang", filler.length + 2)).toEqual({ found: 16, pauses: 2 });
  });

  it("asks more of running text than of titles and cells", () => {
    const where = (bodyFrom: number) => findSpelled("李红", "lh", { until: 2, bodyFrom });
    expect(where(2)).toMatchObject({ start: 0, end: 2, as: "initials" });
    expect(where(0)).toBeUndefined();
  });

  it("takes a letter for a further character before it takes it for the rest of a syllable", () => {
    expect(findSpelled("吴长河", "wch", { until: 3, bodyFrom: 3 })).toEqual({ start: 0, end: 3, as: "initials" });
    expect(findSpelled("吴长", "wch", { until: 2, bodyFrom: 2 })).toMatchObject({ end: 2 });
  });

  it("marks lie in order and stay on what they mark when a text is cut", () => {
    expect(
      joined([
        [5, 7],
        [1, 3],
        [2, 4],
      ]),
    ).toEqual([
      [1, 4],
      [5, 7],
    ]);
    const text = `${"前".repeat(90)}东塘${"后".repeat(90)}`;
    const cut = snippet(text, [[90, 92]]);
    expect(cut.text).toMatch(/^….*…$/);
    expect(cut.marks.map(([start, end]) => cut.text.slice(start, end))).toEqual(["东塘"]);
  });

  it("hears exactly what can be spelled from some place on, in whatever way it is read", () => {
    let heard = 0;
    for (let round = 0; round < 400; round += 1) {
      const text = plainText(textOf(2 + roll(5)));
      const all = spellingsWithin(text);
      const spelled = [...all];
      const one = spelled[roll(spelled.length)] ?? "";
      const other = "lihcqzw"[roll(7)];
      for (const word of [one, one.slice(1), `${one}${other}`, `${other}${one.slice(2)}`]) {
        if (!isSpelled(word)) continue;
        const found = findSpelled(text, word, { until: text.length, bodyFrom: text.length });
        expect([text, word, found !== undefined]).toEqual([text, word, all.has(word)]);
        heard += found ? 1 : 0;
      }
    }
    expect(heard).toBeGreaterThan(200);
  });
});

/** Every word that a place of the text sounds like, by trying all ways: the slow and plain side of the comparison. */
function spellingsWithin(text: string): ReadonlySet<string> {
  const all = new Set<string>();
  const characters = [...text];
  const go = (at: number, word: string) => {
    const character = characters[at];
    if (character === undefined || character === "\n") return;
    for (const reading of readingsOf(character)) {
      const ways = [character, reading, reading.slice(0, 1), ...(/^[zcs]h/.test(reading) ? [reading.slice(0, 2)] : [])];
      for (let cut = 1; cut < reading.length; cut += 1) all.add(word + reading.slice(0, cut));
      for (const way of new Set(ways)) {
        all.add(word + way);
        go(at + 1, word + way);
      }
    }
  };
  for (const [at] of characters.entries()) go(at, "");
  return all;
}
