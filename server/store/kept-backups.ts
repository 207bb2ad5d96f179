/** How many backups are kept: of the last days, of the last weeks, of the last months that have any. */
const DAYS = 7;
const WEEKS = 5;
const MONTHS = 12;

/** The days (YYYY-MM-DD) whose backups stay: the last 7, the last of 5 weeks and the last of 12 months. */
export function keptBackups(days: readonly string[]): ReadonlySet<string> {
  const newest = [...days].sort().reverse();
  return new Set([
    ...newest.slice(0, DAYS),
    ...firstOfEach(newest, weekOf).slice(0, WEEKS),
    ...firstOfEach(newest, (day) => day.slice(0, 7)).slice(0, MONTHS),
  ]);
}

function firstOfEach(days: readonly string[], group: (day: string) => string): string[] {
  const found = new Map<string, string>();
  for (const day of days) if (!found.has(group(day))) found.set(group(day), day);
  return [...found.values()];
}

/** Weeks since Monday 1970-01-05. */
const weekOf = (day: string): string => String(Math.floor((Date.parse(`${day}T00:00:00Z`) / 86_400_000 - 4) / 7));
