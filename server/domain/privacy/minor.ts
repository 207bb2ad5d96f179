import type { PersonalSpan, PrivacyRule } from "./rule.ts";
import { surnameOf } from "./surnames.ts";

const HAN = String.raw`[\u3400-\u9fff\u{20000}-\u{3ffff}]`;
const NAME = `${HAN}{2,4}?`;
const END = String.raw`(?=[,，。;；:：、()\s\[]|的|患|因|就读|现年|系|仍|等|和|与|$)`;
const CHILD = "(?:儿童|孤儿|幼儿|婴儿|婴幼儿|未成年人|未成年|少年|小学生|中学生|初中生|学生|学龄前儿童|弃婴|养子|养女)";
const HEADING = "(?:[^,，。;；:：\\n]{0,12}[:：] ?)?(?:姓名[:：]?)? ?";
const AFTER_CHILD = new RegExp(`${CHILD}${HEADING}(${NAME}(?:[、 ]${NAME})*)${END}`, "gu");
const BEFORE_AGE = new RegExp(
  `(?:(?<!${HAN})|(?<=监护人|子女|儿子|女儿|孙子|孙女|之子|之女|其子|其女|学生))(${NAME})[(,， ]{1,2}(?:[男女][,， ]{1,2})?(?:现年)?(?:1[0-7]|[0-9]|十[一二三四五六七]?|[一二三四五六七八九])(?:周岁|岁)`,
  "gu",
);
const BEFORE_SCHOOL = new RegExp(
  `(?<!${HAN})(${NAME})[(,， ]{1,2}(?:[男女][,， ]{1,2})?(?:就读|现就读|系)?(?:于)?[^,，。;；\\n]{0,14}(?:小学|初中|幼儿园|中学)(?:[^,，。;；\\n]{0,4}年级|[^,，。;；\\n]{0,3}班|就读|学生|在读)`,
  "gu",
);
const NOT_NAMES =
  /^(?:关爱|关心|安全|康复|健康|成长|权益|教育|保护|保障|福利|服务|救助|之家|温暖|资助|基本|生活|家庭|监护|名单|公示|营养|活动|家长|人数|入学|招生|体检|疫苗|接种|乐园|平安|国家|全部|全国|管理|和|与|及|孤儿|儿童|幼儿|学生|应急|游乐|高中|初中|小学|大学|本科|中职|高职|共|计|补贴|费|节|强化|经费|项目|督导|主任|医院|食堂|宿舍|解困|明白|居家|慰问|牛奶|书包|简介|情况|干预|从业|向上|通知|方案|能力)/;

/** Names of minors (未成年人), found by what the text says of them: child, orphan, pupil, an age under 18; then wherever the name stands again. */
export const minors: PrivacyRule = ({ text }) => {
  const names = new Set<string>();
  for (const match of text.matchAll(AFTER_CHILD)) for (const name of (match[1] ?? "").split(/[、 ]/)) names.add(name);
  for (const pattern of [BEFORE_AGE, BEFORE_SCHOOL])
    for (const match of text.matchAll(pattern)) names.add(match[1] ?? "");
  return [...names].filter(isPersonName).flatMap((name) => everywhere(text, name));
};

const isPersonName = (name: string): boolean => {
  const surname = surnameOf(name);
  const length = [...name].length;
  return surname !== undefined && !NOT_NAMES.test(name) && length > surname.length && length <= surname.length + 2;
};

const everywhere = (text: string, name: string): PersonalSpan[] => {
  const spans: PersonalSpan[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
    spans.push({ start: at, end: at + name.length, kind: "minor-name" });
  return spans;
};
