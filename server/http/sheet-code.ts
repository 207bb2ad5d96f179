/** Crockford base32 as people type it from paper: i and l mean 1, o means 0, case, dashes and spaces do not matter. */
export function readCode(typed: string): string | undefined {
  const code = typed
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\-‐-―−]/gu, "")
    .replace(/[il]/g, "1")
    .replaceAll("o", "0");
  return /^[0-9a-hjkmnp-tv-z]{8}$/.test(code) ? code : undefined;
}

/** As printed: 7K3M-9QG8. */
export const writeCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`.toUpperCase();
