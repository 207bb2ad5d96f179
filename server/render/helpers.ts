/** Handlebars helpers. Each returns a plain string or boolean, which the template escapes; none returns HTML. */
export const helpers = {
  eq: (a: unknown, b: unknown): boolean => a === b,
  or: (...values: readonly unknown[]): unknown => values.slice(0, -1).find(Boolean) ?? false,
  and: (...values: readonly unknown[]): boolean => values.slice(0, -1).every(Boolean),
  not: (value: unknown): boolean => !value,
  /** Position in a list as people count, from 1. */
  nth: (index: number): string => String(index + 1),
};
