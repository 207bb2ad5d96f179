/** 138****5678: at most the first three and the last four digits stay. */
export const maskMobile = (text: string): string => {
  const digits = text.replace(/\D/g, "").slice(-11);
  return digits.length < 11 ? "****" : `${digits.slice(0, 3)}****${digits.slice(-4)}`;
};

/** ****1234: at most the last four digits of a card or account stay; of a short one, none. */
export const maskAccount = (text: string): string => {
  const digits = text.replace(/\D/g, "");
  return digits.length < 10 ? "****" : `****${digits.slice(-4)}`;
};

/**
 * 330822**********12: the first six and last two signs, only where a local form demands an identity number in a column
 * (AU2, domain.md §1.9); never a sign of the birth date. What is no full identity number is hidden whole.
 */
export const maskIdentity = (text: string): string => {
  const signs = text.replace(/[^\dXx]/g, "");
  return /^\d{17}[\dXx]$/.test(signs) ? `${signs.slice(0, 6)}${"*".repeat(10)}${signs.slice(-2)}` : "********";
};
