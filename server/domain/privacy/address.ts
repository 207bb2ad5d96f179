import type { PrivacyRule } from "./rule.ts";

const NUMERAL = String.raw`[\d一二三四五六七八九十百]{1,5}`;
const UNIT = String.raw`(?: ?(?:附|之|-) ?\d{1,3}(?:号)?| ?${NUMERAL} ?(?:号楼|号院|栋|幢|座|单元|层|楼|室|号房|号))*`;
const IN_GROUP = new RegExp(String.raw`${NUMERAL} ?(?:组|队|社) ?${NUMERAL} ?号${UNIT}`, "g");
const AFTER_PLACE = new RegExp(
  String.raw`(?<=[村屯庄寨湾组街路巷弄道里苑园区胡同坊营堡])${NUMERAL} ?(?:号院|号楼|号|弄|栋|幢|座)${UNIT}`,
  "g",
);
const FLAT = new RegExp(
  String.raw`${NUMERAL} ?(?:栋|幢|座|号楼) ?(?:${NUMERAL} ?单元 ?)?${NUMERAL} ?(?:室|号房?|户)`,
  "g",
);
const HOME = /(?:家住|现住|住址|住所|住在|居住|户籍|户口|家庭地址|家庭住址|通讯地址|常住|住)[^。;；\n]{0,30}$/;
const OFFICE =
  /(?:地点|办公|单位地址|公司地址|注册地|会议室|工程|项目|位于|门面|商铺|厂房|仓库|村委会|村部|服务中心|服务站|卫生室|学校|公示栏|报名)[^。;；\n]{0,24}$/;
const THING =
  /^ ?(?:杆|路灯|灯|线|桥|井|机井|塘|渠|台区|变压器|标段|地块|宗地|公路|国道|省道|文件|令|通知|凭证|楼道路|泵|闸|山|矿|库)/;

/** Doors (门牌): the number of a house or flat. Village and group stay; places of works and offices are public. */
export const doors: PrivacyRule = ({ text }) =>
  [IN_GROUP, AFTER_PLACE, FLAT].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const end = match.index + match[0].length;
      const before = text.slice(Math.max(0, match.index - 40), match.index);
      const clause = before.split(/[。;；\n\t]/).at(-1) ?? "";
      if (THING.test(text.slice(end, end + 6)) || /[-至到~]$/.test(before)) return [];
      if (!HOME.test(clause) && OFFICE.test(clause)) return [];
      if (!HOME.test(clause) && pattern === AFTER_PLACE && !/[村屯庄寨湾组]$/.test(before)) return [];
      return [{ start: match.index, end, kind: "address" as const }];
    }),
  );
