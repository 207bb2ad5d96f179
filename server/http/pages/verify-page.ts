import { formatDay } from "../../domain/day-text.ts";
import type { BoardService, NoticeShown } from "../../services/boards.ts";
import { writeCode } from "../sheet-code.ts";
import { editionName } from "./notice.ts";
import { plate } from "./phone-page.ts";

type Found = NonNullable<Awaited<ReturnType<BoardService["byCode"]>>>;

/** What a code on paper stands for: which edition it is, and whether that is still the one that counts. */
export function verifyPage(code: string, { found, notice }: { found: Found; notice: NoticeShown | undefined }) {
  const [verdict, advice] = verdictOf(found);
  return {
    ...plate(found.unit, ""),
    code: writeCode(code),
    state: found.current ? found.life : "corrected",
    verdict,
    advice,
    href: `/n/${found.notice}${found.current ? "" : `/${found.edition}`}`,
    current: found.current ? "" : `/n/${found.notice}`,
    rows: [
      { label: "村（单位）", text: found.unit.name },
      { label: "公开编号", text: found.number ?? "" },
      { label: "公开事项", text: notice?.shown.item.name ?? "" },
      { label: "这张纸是", text: editionName(found.edition, found.edition > 1) },
      { label: "首次挂出", text: notice ? formatDay(notice.shown.publishedDay) : "" },
    ].filter(({ text }) => text !== ""),
    hash: notice?.shown.viewHash.slice(0, 16) ?? "",
    head: found.head.slice(0, 16),
  };
}

function verdictOf({ current, life, edition }: Found): readonly [string, string] {
  if (!current) return [`这张纸是第${edition}版，已经更正`, "请以更正后的为准。"];
  if (life === "withdrawn") return ["这张公告已撤回", "纸上的内容不再算数。"];
  if (life === "frozen") return ["这张公告已暂停，正在核实", "核实以前，请先不要以纸上的内容为准。"];
  if (life === "expired") return ["这张纸和公布的一致，公开的日子已满", "内容没有改过。"];
  return ["有这张公告，是现在的这一版", "请核对纸上的编号和内容是不是和网页上一样。"];
}
