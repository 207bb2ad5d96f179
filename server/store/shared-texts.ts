const LONGEST = 40;

/**
 * Makes equal short texts in parsed JSON one text in memory: days, items and ids stand in every row of an index, and
 * JSON.parse makes each anew.
 */
export function createSharedTexts() {
  const pool = new Map<string, string>();

  function shared<T>(value: T): T {
    if (typeof value === "string") return (value.length > LONGEST ? value : one(value)) as T & string;
    if (typeof value !== "object" || value === null) return value;
    const members = value as Record<string, unknown>;
    for (const key of Object.keys(members)) {
      const member = members[key];
      if (typeof member === "string" || typeof member === "object") members[key] = shared(member);
    }
    return value;
  }

  function one(text: string): string {
    const found = pool.get(text);
    if (found !== undefined) return found;
    pool.set(text, text);
    return text;
  }
  return shared;
}
