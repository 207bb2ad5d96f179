const starts = (bytes: Uint8Array, ...head: number[]): boolean => head.every((byte, index) => bytes[index] === byte);

const BINARY_HEADS: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46], // PDF
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0x42, 0x4d], // BMP
  [0x52, 0x61, 0x72, 0x21], // RAR
  [0x37, 0x7a, 0xbc, 0xaf], // 7z
  [0x1f, 0x8b], // gzip
  [0x4d, 0x5a, 0x90], // Windows program
  [0x7b, 0x5c, 0x72, 0x74, 0x66], // RTF
];

/** What the bytes are: a zip (perhaps .xlsx), text, or why they are refused. */
export const sniff = (bytes: Uint8Array): "zip" | "text" | "not-a-spreadsheet" | "old-xls" | "locked" => {
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04) || starts(bytes, 0x50, 0x4b, 0x05, 0x06)) return "zip";
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return compoundFile(bytes);
  if (BINARY_HEADS.some((head) => starts(bytes, ...head))) return "not-a-spreadsheet";
  return "text";
};

/** Old office files and encrypted new ones share a container; the names in its directory (UTF-16) tell which. */
const compoundFile = (bytes: Uint8Array): "old-xls" | "locked" | "not-a-spreadsheet" => {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (name: string): boolean => content.includes(Buffer.from(name, "utf16le"));
  if (holds("EncryptedPackage")) return "locked";
  return holds("Workbook") || holds("Book") || holds("ETExtData") ? "old-xls" : "not-a-spreadsheet";
};
