import type { Medium } from "../../domain/catalog.ts";

const PLACES: Readonly<Record<Medium, string>> = {
  sheet: "村部公开栏",
  kiosk: "村部触摸屏",
  tv: "电视",
  web: "手机网页",
  feed: "网上订阅",
  slip: "明白卡",
  voice: "村里广播",
  meeting: "村民会议",
};

/** Where a notice hangs whole, other than where the reader is: 村部公开栏、村部触摸屏. */
export const placesText = (media: readonly Medium[], here: Medium): string =>
  media
    .filter((medium) => medium !== here && medium !== "feed")
    .map((medium) => PLACES[medium])
    .join("、");
