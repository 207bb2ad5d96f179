import { createCanvas } from "@napi-rs/canvas";
import jsQR from "jsqr";
import { expect, test } from "vitest";
import { qrSvg } from "../../server/render/qr.ts";

test.each(["https://board.example/v/7K3M9QG8", "柳塘村公开〔2026〕87号 查验码 7K3M-9QG8"])(
  "the path of %s reads as the same text",
  (text) => {
    const { path, size } = qrSvg(text);
    const side = (size + 8) * 4;
    const canvas = createCanvas(side, side);
    const context = canvas.getContext("2d");
    context.fillStyle = "#fff";
    context.fillRect(0, 0, side, side);
    context.fillStyle = "#000";
    for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
      context.fillRect((Number(x) + 4) * 4, (Number(y) + 4) * 4, Number(width) * 4, 4);
    }
    const { data } = context.getImageData(0, 0, side, side);
    expect(jsQR.default(new Uint8ClampedArray(data), side, side)?.data).toBe(text);
  },
);
