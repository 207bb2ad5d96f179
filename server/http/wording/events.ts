/** The day that an item's period to publish is counted from, by the event its catalog row names. */
const EVENT_DAYS: ReadonlyMap<string, string> = new Map([
  ["allocation", "资金哪天下达的"],
  ["application", "哪天申请的"],
  ["assembly", "哪天开会"],
  ["award", "哪天定标的"],
  ["batch", "这一批哪天发的"],
  ["change", "哪天变的"],
  ["completion", "哪天办完的"],
  ["decision", "哪天定的"],
  ["election-day", "哪天选举"],
  ["formation", "哪天形成的"],
  ["formation-or-change", "哪天形成或变更的"],
  ["matter", "事情哪天定的"],
  ["occurrence", "哪天发生的"],
  ["request", "哪天提出来的"],
  ["stage", "哪天做到这一步"],
]);

/** 这一批哪天发的 */
export const eventDayWord = (event: string): string => EVENT_DAYS.get(event) ?? "是哪一天的事";

/** 发的, 定的, 形成或变更的: to stand behind the day. */
export const eventWord = (event: string): string => eventDayWord(event).replace(/^.*哪天/u, "");
