import type { TableDraft } from "../../server/domain/tables/table.ts";
import { viewHash, type View, type ViewAudience, type ViewTable } from "../../server/domain/view.ts";
import { draftOf, type Making } from "./notices.ts";

/** The same numbers on every run. */
function dice(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 + 1;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
}

const SURNAMES = [
  ..."王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎单仇区解",
];
const GIVEN = [
  ..."建国军华明芳英秀兰桂长青水根福贵文渊喜凤志强德胜玉梅春生金宝大海小红丽娟永康学勤广田云山树林㛃䶮淼垚昇玥旻喆堃",
];
const PLACES = [..."东西南北上下前后大小新老"].flatMap((a) =>
  [..."塘溪山湾坪桥岭田沟坝井庙店屋园"].map((b) => `${a}${b}`),
);
const WORKS = [
  "水渠清淤",
  "村道硬化",
  "路灯维修",
  "河道保洁",
  "鱼塘承包",
  "山林防火",
  "危房改造",
  "厕所改建",
  "饮水管网",
  "垃圾清运",
  "文化礼堂修缮",
  "机耕路拓宽",
  "小型水库除险",
  "茶园低改",
  "耕地地力保护补贴",
  "公益林补偿",
  "重阳慰问",
  "困难救助",
  "征兵宣传",
  "选民登记",
  "集体资产清查",
  "土地流转续签",
  "村规民约修订",
  "合作医疗缴费",
  "高标准农田建设",
];
const WAYS = [
  "按原价续包三年",
  "由村务监督委员会验收",
  "从公益支出中列支",
  "请有疑问的农户在公示期内提出",
  "合同签好后另行公布",
  "工钱按天结算",
  "材料由村里统一采购",
  "分两期支付",
  "质保期一年",
  "经镇农业农村办审核",
  "结果报镇政府备案",
  "多余的款项退回账户",
];

const one = <T>(roll: (below: number) => number, of: readonly T[]): T => of[roll(of.length)] as T;
export const nameOf = (roll: (below: number) => number): string =>
  one(roll, SURNAMES) + one(roll, GIVEN) + (roll(4) === 0 ? "" : one(roll, GIVEN));
const moneyOf = (roll: (below: number) => number): string =>
  `${(roll(90_000) + 200).toLocaleString("en-US")}.${String(roll(100)).padStart(2, "0")}`;

const ROWS = 14;
const KEYS = ["组别", "户主", "面积（亩）", "金额（元）", "备注"];

/** Notices of which hardly two are alike: six in seven of some paragraphs, one in seven a list of households with names. */
export const diverse: Making = (index) => {
  const roll = dice(index + 1);
  const work = one(roll, WORKS);
  const place = one(roll, PLACES);
  const isList = index % 7 === 0;
  const title = `${place}${work}${isList ? "花名册" : one(roll, ["公示", "决议", "结算情况", "实施方案"])}`;
  const paragraphs = Array.from({ length: isList ? 1 : 4 + roll(4) }, () => sentence(roll));
  const rows = isList ? Array.from({ length: ROWS }, () => row(roll)) : [];
  const draft = draftOf({
    title,
    content: paragraphs.join("\n"),
    item: "assembly-resolution",
    tables: [] as TableDraft[],
  });
  const view = (audience: ViewAudience): View => {
    const tables = isList ? [list(rows, audience)] : [];
    const made = { v: 1 as const, audience, maskRules: 1, salt: "", title, paragraphs, tables, remarks: [] };
    return { ...made, hash: viewHash(made) };
  };
  return { draft, views: { village: view("village"), public: view("public") } };
};

const sentence = (roll: (below: number) => number): string =>
  `${one(roll, PLACES)}${one(roll, WORKS)}由${nameOf(roll)}负责，${one(roll, WAYS)}，${2 + roll(60)}个工，每个工${120 + roll(90)}元，合计 ${moneyOf(roll)} 元，${one(roll, WAYS)}，经手人${nameOf(roll)}。`;

const row = (roll: (below: number) => number): readonly string[] => [
  `${one(roll, [..."一二三四五六七八九"])}组`,
  nameOf(roll),
  `${roll(12)}.${String(roll(100)).padStart(2, "0")}`,
  moneyOf(roll),
  roll(5) === 0 ? one(roll, WAYS) : "",
];

const list = (rows: readonly (readonly string[])[], audience: ViewAudience): ViewTable => ({
  caption: "",
  unitLine: "单位：元",
  head: [],
  columns: KEYS.map((label, at) => ({ key: `c${at}`, label, align: "left", onScreen: true, width: 1 })),
  rows:
    audience === "village"
      ? rows
      : rows.map((cells) =>
          cells.map((cell, at) => (at === 1 ? `${cell.slice(0, 1)}${"*".repeat(cell.length - 1)}` : cell)),
        ),
  totals: [],
  omitted: [],
  personal: false,
  figures: [],
  bars: [],
});

/** What people look for: names, words of three to six characters, numbers, initials, several words, and what is not there. */
export function queries(count: number): readonly string[] {
  const roll = dice(77);
  const kinds: readonly (() => string)[] = [
    () => nameOf(roll).slice(0, 2),
    () => nameOf(roll),
    () => one(roll, WORKS).slice(0, 2),
    () => one(roll, WORKS).slice(0, 3 + roll(2)),
    () => `${one(roll, PLACES)}${one(roll, WORKS)}`.slice(0, 4 + roll(3)),
    () => one(roll, WAYS).slice(0, 6),
    () => `${1 + roll(400)}号`,
    () => `20${23 + roll(4)}-${1 + roll(400)}`,
    () => moneyOf(roll),
    () => one(roll, INITIALS),
    () => `${one(roll, WORKS).slice(0, 4)} ${nameOf(roll)}`,
    () => `${one(roll, PLACES)}飞机场`,
    () => one(roll, ["区块链", "宇宙飞船", "qqxzq", "王二麻子", "地铁站"]),
  ];
  return Array.from({ length: count }, (_, at) => (kinds[at % kinds.length] as () => string)());
}

const INITIALS = [
  "sqqy",
  "cdyh",
  "ldwx",
  "ytcb",
  "slfh",
  "wfgz",
  "ljqy",
  "whlt",
  "jklt",
  "cyjg",
  "zyz",
  "ljg",
  "cwjd",
  "gyzc",
  "tdlz",
];
