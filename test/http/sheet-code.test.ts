import { describe, expect, it } from "vitest";
import { readCode, writeCode } from "../../server/http/sheet-code.ts";

describe("the code on a sheet", () => {
  it.each(["7K3M-9QG8", "7k3m9qg8", " 7K3M 9QG8 ", "７Ｋ３Ｍ－９ＱＧ８", "7K3M—9QG8"])(
    "reads %s as it was typed from paper",
    (typed) => {
      expect(readCode(typed)).toBe("7k3m9qg8");
    },
  );

  it("takes i and l for 1, and o for 0", () => {
    expect(readCode("OIL0-AAAA")).toBe("0110aaaa");
  });

  it.each(["", "7K3M-9QG", "7K3M-9QG88", "7K3M-9QGU", "__proto__", "7K3M/9QG8", "柳塘村公开一号"])(
    "does not take %s",
    (typed) => {
      expect(readCode(typed)).toBeUndefined();
    },
  );

  it("prints it in two groups", () => {
    expect(writeCode("7k3m9qg8")).toBe("7K3M-9QG8");
  });
});
