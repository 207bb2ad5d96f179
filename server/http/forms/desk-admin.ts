import { z } from "zod";
import { isDay } from "../../domain/calendar.ts";
import { BODY_KINDS } from "../../domain/catalog.ts";
import { PARTS } from "../../domain/officer.ts";
import { levelOf, type IssuingBody, type Unit } from "../../domain/unit.ts";

/** Forms of administration. Each message is the plain sentence that stands above the form again. */
const text = (most: number) => z.string().trim().max(most, `有一栏写得太长了，最多 ${most} 个字。`).default("");
const day = z.string().trim().refine(isDay, "有个日子看不明白，请写成 2026-11-22 这样。");
const dayOrNothing = z.union([z.literal(""), day]).default("");
const list = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((value) => (Array.isArray(value) ? value : [value]));

export const unitForm = z.object({
  code: z
    .string()
    .trim()
    .refine((code) => levelOf(code) !== undefined, "单位代码是 6、9、12 或 14 位数字，末尾不补零。请核对。"),
  name: text(40).refine((name) => name !== "", "请写单位的名称。"),
  validFrom: day,
  validUntil: dayOrNothing,
  successor: z
    .union([
      z.literal(""),
      z
        .string()
        .trim()
        .refine((code) => levelOf(code) !== undefined, "接替单位的代码不对。请核对。"),
    ])
    .default(""),
  pack: text(40),
  since: day,
  firstNumber: z
    .union([
      z.literal(""),
      z.coerce.number().int("起始号要写整数。").min(1, "起始号从 1 起。").max(99_999, "起始号太大了。"),
    ])
    .default(""),
  supervisor: text(40),
  supervisorPhone: text(40),
  townshipPhone: text(40),
  countyHotlines: text(100),
  opinionBox: text(60),
  hours: text(60),
  bodyKind: list,
  bodyName: list,
  bodyFrom: list,
  bodyUntil: list,
});
export type UnitForm = z.infer<typeof unitForm>;

/** The bodies of a form: rows with a name. Undefined when a row names a day or kind that is none. */
export function bodiesOf({ bodyKind, bodyName, bodyFrom, bodyUntil }: UnitForm): readonly IssuingBody[] | undefined {
  const rows = bodyName.map((name, index) => ({
    kind: BODY_KINDS.find((kind) => kind === bodyKind[index]),
    name: name.trim().slice(0, 60),
    from: (bodyFrom[index] ?? "").trim(),
    until: (bodyUntil[index] ?? "").trim(),
  }));
  const named = rows.filter(({ name }) => name !== "");
  const bodies = named.flatMap(({ kind, name, from, until }): readonly IssuingBody[] =>
    kind && isDay(from) && (until === "" || isDay(until)) ? [{ kind, name, from, ...(until && { until }) }] : [],
  );
  return bodies.length === named.length ? bodies : undefined;
}

/** The record that a form makes of the one there was. What the form does not show is kept. */
export function unitFrom(form: UnitForm, bodies: readonly IssuingBody[], found: Unit | undefined, year: string): Unit {
  const optional = <Key extends string>(key: Key, value: string) => (value === "" ? {} : { [key]: value });
  const { validUntil: _u, successor: _s, pack: _p, firstNumbers, ...kept } = found ?? ({} as Partial<Unit>);
  const numbers = { ...firstNumbers, ...(form.firstNumber !== "" && { [year]: form.firstNumber }) };
  return {
    ...kept,
    code: form.code,
    name: form.name,
    bodies,
    validFrom: form.validFrom,
    ...optional("validUntil", form.validUntil),
    ...optional("successor", form.successor),
    ...optional("pack", form.pack),
    channel: {
      countyHotlines: form.countyHotlines
        .split(/[\s,，、]+/u)
        .filter(Boolean)
        .slice(0, 6),
      ...optional("supervisor", form.supervisor),
      ...optional("supervisorPhone", form.supervisorPhone),
      ...optional("townshipPhone", form.townshipPhone),
      ...optional("opinionBox", form.opinionBox),
      ...optional("hours", form.hours),
    },
    ...(Object.keys(numbers).length > 0 && { firstNumbers: numbers }),
    since: form.since,
  };
}

export const officerForm = z.object({
  name: text(40).refine((name) => name !== "", "请写姓名。"),
  signIn: text(40).refine((name) => /^[\w.\u4e00-\u9fff-]{2,40}$/u.test(name), "登录名用 2 个以上的字母、数字或汉字。"),
  password: z.string().max(200).default(""),
});

export const appointForm = z.object({
  unit: z.string().regex(/^\d{6,14}$/, "请选单位。"),
  part: z.enum(PARTS, "请选职责。"),
  from: day,
  declared: z.literal("1").optional(),
});

export const endForm = z.object({ unit: z.string().regex(/^\d{6,14}$/), part: z.enum(PARTS), until: day });

export const passwordForm = z.object({ password: z.string().max(200).default("") });

export const ownPasswordForm = z.object({
  current: z.string().max(200).default(""),
  password: z.string().max(200).default(""),
  again: z.string().max(200).default(""),
});

export const firstForm = officerForm.extend({
  again: z.string().max(200).default(""),
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/, "县的代码是 6 位数字。请核对。"),
  county: text(40).refine((name) => name !== "", "请写县（市、区）的名称。"),
  pack: text(40),
});

/** The first plain sentence of a form that could not be read. */
export const firstMessage = (error: z.ZodError): string =>
  error.issues.map(({ message }) => message).find((message) => /[\u4e00-\u9fff]/u.test(message)) ??
  "有一栏没有填好。请看一遍再存。";
