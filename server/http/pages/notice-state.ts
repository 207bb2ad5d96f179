import { formatDayShort } from "../../domain/day-text.ts";
import type { ShownNotice } from "../../domain/shown.ts";
import { placesText } from "../words/media.ts";

export type StateBox = {
  readonly kind: "corrected" | "frozen" | "withdrawn" | "expired" | "entry";
  readonly icon: string;
  readonly heading: string;
  readonly lines: readonly string[];
  readonly link: { readonly href: string; readonly text: string } | null;
};

const NO_ICON = "";

/** What must be known before reading on: that this is an old edition, paused, withdrawn, over, or an entry only. */
export function stateBoxes(shown: ShownNotice): readonly StateBox[] {
  const boxes = [supersededBox(shown), standingBox(shown), degreeBox(shown)];
  return boxes.filter((box) => box !== undefined);
}

function supersededBox({ id, edition, latestEdition, degree, reason, life }: ShownNotice): StateBox | undefined {
  if (edition >= latestEdition) return undefined;
  const hidden = degree === "mark" && life !== "frozen" && life !== "withdrawn";
  return {
    kind: "corrected",
    icon: "corrected",
    heading: "这张公告已经更正",
    lines: [
      `您看的是第 ${edition} 版。请以第 ${latestEdition} 版为准，编号不变。`,
      ...(hidden ? [`这一版涉及个人信息，内容不再公开。${reason ? `原因：${reason}` : ""}`] : []),
    ],
    link: { href: `/n/${id}`, text: "看更正后的公告" },
  };
}

function standingBox({ life, reason, changedDay }: ShownNotice): StateBox | undefined {
  const why = reason ? [`原因：${reason.replace(/。$/u, "")}。`] : [];
  const base = { icon: life, link: null };
  if (life === "frozen") {
    const lines = [`${formatDayShort(changedDay)}起暂停公开，正在核实。`, ...why, "核实以后，会在这里说明结果。"];
    return { ...base, kind: "frozen", heading: "这张公告已暂停", lines };
  }
  if (life !== "withdrawn") return undefined;
  const lines = [`${formatDayShort(changedDay)}撤回，内容不再公开，编号保留。`, ...why];
  return { ...base, kind: "withdrawn", heading: "这张公告已撤回", lines };
}

function degreeBox({ degree, media, life, elements }: ShownNotice): StateBox | undefined {
  if (degree === "totals") {
    const lines = ["公示期满，名单已收起，合计和编号还在。"];
    return { kind: "expired", icon: "expired", heading: "名单已收起", lines, link: null };
  }
  if (degree !== "entry") return undefined;
  const places = placesText(media, "web");
  const where = places === "" ? "这一项按规定不在网上公开全文。" : `全文请到${places}看。`;
  const lines = [elements.content, ...(life === "expired" ? [] : [where])];
  return { kind: "entry", icon: NO_ICON, heading: "这一项不在网上公开全文", lines, link: null };
}
