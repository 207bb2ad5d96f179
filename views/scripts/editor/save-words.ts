import type { SaveState } from "./autosave.ts";

const CLOCK = new Intl.DateTimeFormat("zh-CN", { hour: "numeric", minute: "2-digit", timeZone: "Asia/Shanghai" });

/** 存好了 9:42: what became of what was written, beside the buttons. */
export function saveWords(state: SaveState): string {
  switch (state.name) {
    case "saved":
      return state.at === null ? "写了会自己存" : `存好了 ${CLOCK.format(state.at)}`;
    case "waiting":
      return "还没存";
    case "saving":
      return "正在存";
    case "failed":
      return "没存上，网络断了，会自己再试";
    case "stopped":
      return state.code === "stale" ? "先停着，有人也改过" : "没存上";
  }
}
