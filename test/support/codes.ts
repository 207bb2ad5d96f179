import jsqr from "jsqr";
import { PNG } from "pngjs";

const decode = jsqr as unknown as typeof jsqr.default;
const SCALE = 6;
const QUIET = 4;

/** The text of a QR code given as an SVG path of runs (`M3 0h4v1h-4z`). */
export function readCode({ path, size }: { path: string; size: number }): string {
  const side = (size + 2 * QUIET) * SCALE;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x = "", y = "", run = ""] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    for (let dy = 0; dy < SCALE; dy += 1) {
      for (let dx = 0; dx < Number(run) * SCALE; dx += 1) {
        const at = ((Number(y) + QUIET) * SCALE + dy) * side + (Number(x) + QUIET) * SCALE + dx;
        pixels.set([0, 0, 0, 255], at * 4);
      }
    }
  }
  return textIn(pixels, side, side);
}

/** The text of the QR code in a picture, as a telephone's camera finds it. */
export function readPicture(png: Uint8Array): string {
  const { data, width, height } = PNG.sync.read(Buffer.from(png));
  return textIn(new Uint8ClampedArray(data), width, height);
}

function textIn(pixels: Uint8ClampedArray, width: number, height: number): string {
  const found = decode(pixels, width, height);
  if (!found) throw new Error("no code in the picture");
  return found.data;
}
