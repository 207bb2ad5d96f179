import { DISEASE, wholeDisease } from "./diseases.ts";
import type { PersonalSpan, PrivacyRule } from "./rule.ts";

const NAMED = new RegExp(DISEASE, "g");
const SUFFERS =
  /(?:患有?|患上|身患|罹患|确诊为?|诊断为?|病种(?:名称)?(?:为|是)?[:： ]*|疾病名称[:： ]*|病因[:： ]*|所患疾病[:： ]*)((?:(?!病虫|虫害|申请|住院|治疗|需要|去世|花费|导致|致贫|丧失|无法|手术)[^,，。;；、:：()\s者*]){2,14})/g;
const DISABILITY =
  /(?:[一二三四1-4壹贰叁肆] ?级)?(?:智力|肢体|视力|听力|言语|语言|精神|多重)(?:[、和与]?(?:智力|肢体|视力|听力|言语|精神))?(?:残疾|障碍|残)(?:[一二三四1-4壹贰叁肆] ?级)?|(?:智力|肢体|视力|听力|言语|精神)[一二三四1-4]级(?:残疾)?|残疾[一二三四1-4]级|[一二三四1-4]级残疾(?!人|军人)|残疾(?:等级|级别|类别)[:： ]*([^,，。;；\s]{1,8})/g;
const CAUSE = /致贫原因[:： ]*(因病|因残|大病|残疾|重病|慢性病)/g;
/** Words with 患 that name a danger and no illness: 隐患点, 水患治理, 防患于未然. */
const DANGER = /^(?:[隐水火鼠虫匪祸忧]患|防患于未然|后患无穷|患难(?!治))/;
const PERSONAL =
  /(?<![隐水火鼠虫匪祸忧])患|病种|诊断|确诊|住院|手术|因|其[妻夫子女父母孙]|本人|户主|妻子|丈夫|儿子|女儿|父亲|母亲|祖父|祖母|老人|长期|去世|丧失|致贫|事由|救助对象|低保对象|五保|特困|家庭成员|[\u4e00-\u9fff]{2,3}\t/;
const POLICY =
  /^(?:的?(?:患者|病人)?(?:早|免费|健康|专项|定期)?(?:筛查|早筛|早诊|防治|预防|宣传|疫苗|讲座|义诊|科普|知识|管理|随访|保险|救治政策|体检|普查|防控|监测|康复|免疫|检测|政策|日))|^ ?\d+ ?[人例名户]/;
const COUNTED = /(?:预防|防治|筛查|宣传|关爱|开展)[^,，。;；\n]{0,6}$/;

/** Illness and disability of a person (病情、残疾). Policies, campaigns and counts are nobody's illness. */
export const illnesses: PrivacyRule = ({ text }) => [
  ...[...text.matchAll(NAMED)].flatMap((match) => {
    const end = match.index + match[0].length;
    const cell = cellAround(text, match.index, end);
    if (!wholeDisease.test(cell) && !isPersonal(text, match.index, end)) return [];
    return [{ start: match.index, end, kind: "illness" as const }];
  }),
  ...[...text.matchAll(SUFFERS)].flatMap((match): PersonalSpan[] => {
    const value = match[1] ?? "";
    const start = match.index + match[0].length - value.length;
    if (/^(?:者|有者)/.test(text.slice(start)) || isPolicy(text, match.index, start + value.length)) return [];
    const named = new RegExp(`^.{0,4}?${DISEASE}`).exec(value)?.[0];
    const disabled = new RegExp(`^(?:${DISABILITY.source})`).exec(value)?.[0];
    if (isDanger(text, match.index) && named === undefined && disabled === undefined) return [];
    return [{ start, end: start + (disabled ?? named ?? value).length, kind: disabled ? "disability" : "illness" }];
  }),
  ...[...text.matchAll(DISABILITY)].flatMap((match): PersonalSpan[] => {
    const value = match[1] ?? match[0];
    const end = match.index + match[0].length;
    const graded = /级/.test(match[0]) || match[1] !== undefined;
    const alone = cellAround(text, match.index, end) === match[0];
    if (!graded && !alone && !isPersonal(text, match.index, end)) return [];
    if (/^(?:人|人员|儿童|者)?(?:护理|补贴|康复|就业|培训|服务|生活|托养|评定|保障)/.test(text.slice(end, end + 8)))
      return [];
    return [{ start: end - value.length, end, kind: "disability" }];
  }),
  ...[...text.matchAll(CAUSE)].map((match): PersonalSpan => {
    const end = match.index + match[0].length;
    return { start: end - (match[1] ?? "").length, end, kind: "illness" };
  }),
];

/** Whether the 患 at a place ends the word for a danger. */
const isDanger = (text: string, at: number): boolean =>
  DANGER.test(text.slice(Math.max(0, at - 1), at + 4)) || DANGER.test(text.slice(at, at + 2));

const isPersonal = (text: string, start: number, end: number): boolean => {
  const sentence =
    text
      .slice(Math.max(0, start - 40), start)
      .split(/[。;；\n]/)
      .at(-1) ?? "";
  const after = text.slice(end, end + 12).split(/[。;；\n]/)[0] ?? "";
  return (
    !isPolicy(text, start, end) && (PERSONAL.test(sentence) || /^(?:住院|手术|患者家庭|感染者|去世|治疗)/.test(after))
  );
};

const isPolicy = (text: string, start: number, end: number): boolean =>
  POLICY.test(text.slice(end, end + 14)) || COUNTED.test(text.slice(Math.max(0, start - 14), start));

const cellAround = (text: string, start: number, end: number): string => {
  const before =
    text
      .slice(Math.max(0, start - 20), start)
      .split(/[\t,，|\n]/)
      .at(-1) ?? "";
  const after = text.slice(end, end + 20).split(/[\t,|\n]/)[0] ?? "";
  return (before + text.slice(start, end) + after).trim();
};
