import QRCode from "qrcode";

/** A QR code as one SVG path; `size` is its side in modules, the quiet zone not counted. */
export interface QrSvg {
  readonly path: string;
  readonly size: number;
}

/** Error level M: still read with a seventh of it stained. Throws when the text is longer than a code can hold. */
export function qrSvg(text: string): QrSvg {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const { size } = modules;
  const parts: string[] = [];
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (!modules.get(y, x)) continue;
      const from = x;
      while (x + 1 < size && modules.get(y, x + 1)) x += 1;
      parts.push(`M${from} ${y}h${x - from + 1}v1h-${x - from + 1}z`);
    }
  }
  return { path: parts.join(""), size };
}
