import type { Action } from "../../domain/review.ts";

/** Actions that have a page of their own, where they are explained before they are done. */
export const ACT_TYPES = [
  "submit",
  "recall",
  "discard",
  "publish",
  "schedule",
  "unschedule",
  "correct",
  "freeze",
  "release",
  "withdraw",
] as const satisfies readonly Action["type"][];
export type ActType = (typeof ACT_TYPES)[number];

type Act = {
  readonly label: string;
  readonly heading: string;
  /** What will happen, in sentences. */
  readonly lines: readonly string[];
  readonly button: string;
  readonly reason?: { readonly label: string; readonly hint: string };
  /** What the notice's page says after it is done. */
  readonly done: string;
};

export const ACTS: Readonly<Record<ActType, Act>> = {
  submit: {
    label: "送审",
    heading: "送去审核",
    lines: ["送审以后先不能改。要改的话，可以收回来。"],
    button: "送审",
    done: "送出去了，等人来审。",
  },
  recall: {
    label: "收回来改",
    heading: "收回来改",
    lines: ["收回以后您可以接着改，改好要重新送审，前面审过的也要重新审。"],
    button: "收回来",
    done: "收回来了，可以接着改。",
  },
  discard: {
    label: "丢掉这份草稿",
    heading: "丢掉这份草稿",
    lines: ["丢掉的草稿找不回来。已经挂出的公告不受影响。"],
    button: "丢掉",
    done: "草稿丢掉了。",
  },
  publish: {
    label: "现在公布",
    heading: "现在公布",
    lines: [
      "公布以后马上给编号、记进台账，触摸屏、手机网页同时能看到。",
      "公布了就不能再改，只能更正，更正会留下痕迹。",
    ],
    button: "现在公布",
    done: "已挂出。",
  },
  schedule: {
    label: "定个时间公布",
    heading: "定个时间公布",
    lines: ["到时间自动公布，算您公布的。到时电脑要是没开，开机后马上补上。"],
    button: "就定这个时间",
    done: "时间定好了，到时自动公布。",
  },
  unschedule: {
    label: "不定时了",
    heading: "取消定时公布",
    lines: ["取消以后停在“等公布”，随时可以公布或另定时间。"],
    button: "取消定时",
    done: "定时取消了。",
  },
  correct: {
    label: "更正",
    heading: "更正这份公告",
    lines: ["编号不变，改好以后要重新审，公布后是下一版，改了哪里村民都能看到。改好之前，原来的照常挂着。"],
    button: "开始更正",
    reason: { label: "改什么，为什么", hint: "会写在公告上，例如：第 3 行金额少写了一位。" },
    done: "可以改了，改好送审。",
  },
  freeze: {
    label: "暂停公开",
    heading: "暂停公开",
    lines: ["马上从所有屏幕和网页上拿下来，只留编号和原因。", "恢复要由另一个人来办，也可以接着更正或撤回。"],
    button: "暂停公开",
    reason: { label: "为什么暂停", hint: "会写在公告上，村民看得到。请写清什么时候答复。" },
    done: "已暂停，所有屏幕上都拿下来了。",
  },
  release: {
    label: "恢复公开",
    heading: "恢复公开",
    lines: ["核实过、没有问题，才恢复。恢复以后所有屏幕马上又能看到。"],
    button: "恢复公开",
    reason: { label: "核实的结果", hint: "例如：已与凭证核对，金额无误。" },
    done: "已恢复公开。",
  },
  withdraw: {
    label: "撤回",
    heading: "撤回这份公告",
    lines: ["撤回以后内容哪里都看不到了，编号和原因还留着。撤回不能反悔。", "只是写错了的话，请用“更正”。"],
    button: "撤回",
    reason: { label: "为什么撤回", hint: "会写在公告上，村民看得到。" },
    done: "已撤回，内容不再公开，编号保留。",
  },
};

export const CAUSE_CHOICES = [
  { value: "clerical", label: "笔误", note: "写错、漏写、算错。公示期接着算。" },
  { value: "objection", label: "村民提了异议，说得对", note: "公示期从更正那天重新算起。" },
  { value: "privacy", label: "露了不该露的个人信息", note: "原来那一版哪里都不再给看，只留编号和原因。" },
] as const;
