import { expect, it } from "vitest";
import { writtenNotice } from "../../server/domain/title-line.ts";

it("takes the first line for the title, and what follows for the body", () => {
  expect(writtenNotice("\ufeff关于2020年补贴情况公示\r\n\r\n全县共补贴15万亩。\r\n　2021年1月22日　\r\n")).toEqual({
    title: "关于2020年补贴情况公示",
    content: "全县共补贴15万亩。\n2021年1月22日",
  });
});

it("takes no sentence, no list and no line that stands alone for a title", () => {
  for (const text of [
    "全县共补贴15万亩，惠及30697户。\n2021年",
    "联系电话：0570-5550123\n二",
    "停水通知",
    "",
    "一".repeat(61) + "\n二",
  ])
    expect(writtenNotice(text)).toEqual({ title: "", content: text });
});
