import { createCanvas } from "@napi-rs/canvas";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { TextItem } from "pdfjs-dist/types/src/display/api.js";

/** A run of text as it stands on a page, with the PostScript name of the face that draws it. */
export interface PdfRun {
  text: string;
  font: string;
  x: number;
  y: number;
  /** Of the type, in points. */
  size: number;
  /** Not written from left to right as the page lies. */
  turned: boolean;
}

export interface PdfFont {
  name: string;
  type: string;
  subtype: string;
  embedded: boolean;
}

/** Reads a PDF back: its runs page by page and the fonts it draws with. */
export async function readPdf(bytes: Uint8Array) {
  const document = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0, fontExtraProperties: true }).promise;
  const pages: { text: string; runs: PdfRun[]; wide: boolean; mm: [number, number] }[] = [];
  const fonts = new Map<string, PdfFont>();
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    await page.getOperatorList();
    const { items } = await page.getTextContent({ includeMarkedContent: false });
    const runs = items
      .filter((item): item is TextItem => "str" in item)
      .map((item) => {
        const font: unknown = page.commonObjs.get(item.fontName);
        const found = fontOf(font);
        fonts.set(found.name, found);
        const [, b, c, d, x, y] = item.transform.map(Number) as [number, number, number, number, number, number];
        return { text: item.str, font: found.name, x, y, size: Math.hypot(c, d), turned: b !== 0 };
      });
    const [, , width = 0, height = 0] = page.view;
    const mm: [number, number] = [Math.round((width / 72) * 25.4), Math.round((height / 72) * 25.4)];
    pages.push({ runs, text: runs.map(({ text }) => text).join(""), wide: width > height, mm });
  }
  const marks = await document.getMarkInfo();
  const { info } = await document.getMetadata();
  return {
    pages,
    fonts: [...fonts.values()],
    tagged: marks?.Marked === true,
    info: info as Record<string, unknown>,
    document,
  };
}

function fontOf(value: unknown): PdfFont {
  const font = value as { name?: string; type?: string; subtype?: string; missingFile?: boolean };
  return {
    name: (font.name ?? "").replace(/^[A-Z]{6}\+/, ""),
    type: font.type ?? "",
    subtype: font.subtype ?? "",
    embedded: font.missingFile !== true,
  };
}

/** Pixels of a page, at `scale` × 72 dots an inch. */
export async function rasterise(bytes: Uint8Array, number: number, scale: number) {
  const document = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
  const page = await document.getPage(number < 0 ? document.numPages + 1 + number : number);
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const context = canvas.getContext("2d");
  await page.render({ canvas: canvas as never, canvasContext: context as never, viewport }).promise;
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
