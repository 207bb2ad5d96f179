import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { sha256 } from "../../kiosk/sha256.ts";

it("[SC2] agrees with the server's SHA-256 on every length around the blocks, rare characters included", () => {
  for (let length = 0; length < 200; length += 1) {
    const text = "㛃䶮𬱖𫍯公开栏 a\n".repeat(30).slice(0, length);
    expect(sha256(text)).toBe(createHash("sha256").update(text, "utf8").digest("hex"));
  }
});
