/** "1234567" → "1,234,567" */
export const groupThousands = (digits: string): string => digits.replace(/\B(?=(?:\d{3})+$)/g, ",");

/** "98.6" → "98.60", "131.425" → "131.425", "1200" → "1,200.00"; a text that is no plain figure stays as it is. */
export const priceText = (text: string): string => {
  const [, sign, whole, fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  return whole === undefined ? text : `${sign ? "\u2212" : ""}${groupThousands(whole)}.${fraction.padEnd(2, "0")}`;
};
