/**
 * The day ('YYYY-MM-DD') of a spreadsheet's day number in the 1900 date system, from 1 March 1900 to 2199; `undefined` outside.
 * Counted in whole days (Gregorian calendar as cycles of 400 years), so that no time zone can shift it.
 */
export const dayOfSerial = (serial: number): string | undefined => {
  if (!Number.isFinite(serial) || serial < 61 || serial >= 109_575) return undefined;
  const days = Math.floor(serial) + 693_899;
  const cycle = Math.floor(days / 146_097);
  const inCycle = days - cycle * 146_097;
  const yearInCycle = Math.floor(
    (inCycle - Math.floor(inCycle / 1460) + Math.floor(inCycle / 36_524) - Math.floor(inCycle / 146_096)) / 365,
  );
  const inYear = inCycle - (365 * yearInCycle + Math.floor(yearInCycle / 4) - Math.floor(yearInCycle / 100));
  const fromMarch = Math.floor((5 * inYear + 2) / 153);
  const date = inYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = yearInCycle + cycle * 400 + (month <= 2 ? 1 : 0);
  return `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
};
