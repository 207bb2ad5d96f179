import type { Problem } from "./store/verify-chain.ts";

/** What is wrong, in plain Chinese, for those who check a folder at the command line. */
const SENTENCES: Readonly<Record<string, string>> = {
  unreadable: "这一行读不出来",
  "not-canonical": "这一行的写法被改动过",
  "wrong-hash": "这一行的内容和它的校验码对不上，被改动过",
  "does-not-follow": "这一行和前一行接不上",
  "wrong-unit": "这一行不是本单位的",
  "torn-line": "最后一行没有写完，多半是写的时候断了电",
  "anchor-not-in-evidence": "这一行记下的上屏证据，在证据文件里找不到",
  "notices-unreadable": "文件读不出来",
  "records-unreadable": "文件读不出来",
  "edition-missing": "台账里有这一版，文件里没有它的内容",
  "edition-differs": "这一版的内容和台账里的校验码对不上，被改动过",
  "edition-unreadable": "这一版的内容读不出来",
  "erased-without-line": "这一版的内容没有了，台账里却没有销毁的记录",
};

export function problemText({ file, line, notice, edition, code }: Problem): string {
  const place = [
    file,
    ...(line === undefined ? [] : [`第 ${line} 行`]),
    ...(notice === undefined ? [] : [`${notice} 第${edition ?? 1}版`]),
  ];
  return `${place.join(" ")}：${SENTENCES[code] ?? "有问题"}（${code}）`;
}
