import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sourcesIn } from "../support/sources.ts";

const read = (file: string): string => readFileSync(file, "utf8");
const code = [...sourcesIn("server"), ...sourcesIn("kiosk"), ...sourcesIn("views")];
const tests = sourcesIn("test");

/** `file:line` of every line that matches. */
const found = (files: readonly string[], pattern: RegExp): readonly string[] =>
  files.flatMap((file) =>
    read(file)
      .split("\n")
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [])),
  );

const without = (files: readonly string[], ...names: readonly string[]): readonly string[] =>
  files.filter((file) => !names.includes(file));

describe("bars", () => {
  it("files are small: median at most 65 lines, nine in ten at most 140, none over 300", () => {
    const lines = code.map((file) => read(file).split("\n").length - 1).toSorted((a, b) => a - b);
    const at = (share: number) => lines[Math.floor(lines.length * share)] ?? 0;
    expect({ median: at(0.5) <= 65, p90: at(0.9) <= 140, most: at(0.9999) <= 300 }).toEqual({
      median: true,
      p90: true,
      most: true,
    });
  });

  it.each([
    ["default exports or star exports", /^export (default|\*)/],
    ["any", /^(?!\s*(\/?\*|\/\/)).*(:\s*any\b|\bas any\b|<any>)/],
    ["silenced type errors", /@ts-(ignore|nocheck|expect-error)/],
  ])("no %s", (_, pattern) => expect(found(code, pattern)).toEqual([]));

  it("[TM1] only clock.ts reads the machine's time", () => {
    const server = sourcesIn("server").filter((file) => !file.startsWith("server/setup/"));
    expect(found(without(server, "server/clock.ts"), /\bDate\.now\(\)|\bnew Date\(\)/)).toEqual([]);
  });

  it("only main reads the environment", () => {
    const server = sourcesIn("server").filter((file) => !file.startsWith("server/setup/"));
    expect(found(without(server, "server/main.ts"), /process\.env\b/)).toEqual([]);
  });

  it("who asks is counted by network alone; a guard knows loopback", () => {
    const others = without(sourcesIn("server"), "server/http/network.ts", "server/http/guards.ts");
    expect(found(others, /\bremoteAddress\b|\breq(uest)?\.ip\b/)).toEqual([]);
  });

  it("templates are escaped everywhere but in layouts", () => {
    const templates = readdirSync("views", { recursive: true, encoding: "utf8" })
      .map((file) => `views/${file.replaceAll("\\", "/")}`)
      .filter((file) => file.endsWith(".hbs") && !file.startsWith("views/layouts/"));
    expect(found(templates, /\{\{\{/)).toEqual([]);
    expect(found(templates, /\sstyle="|\son[a-z]+="|<script(?![^>]*\ssrc=)/)).toEqual([]);
  });

  it("nothing that changes is a GET", () => {
    expect(found(code, /router\.get\(.*\.(act|save|append|create|write)\(/)).toEqual([]);
  });

  it("tests mock nothing, skip nothing and listen on free ports of loopback", () => {
    const own = without(tests, "test/architecture/bars.test.ts");
    expect(found(own, /\bvi\.mock\(|\b(it|test|describe)\.(skip|only|todo)\b/)).toEqual([]);
    expect(found(own, /\.listen\([1-9]/)).toEqual([]);
  });

  it("words of the glossary are kept", () => {
    expect(found(code, /publishingUnit|\bdibao\b|billboard|from "\.[^"]*\/(utils|common|constants)\.ts"/i)).toEqual([]);
  });

  it("no sentence in Chinese below the surfaces", () => {
    const below = ["server/domain", "server/services", "server/store", "server/push"]
      .flatMap(sourcesIn)
      .filter((file) => !file.startsWith("server/domain/privacy/"));
    const spoken = found(below, /["`'][^"`']*[\u4e00-\u9fff][^"`']*[。？！][^"`']*["`']/);
    expect(spoken.filter((line) => !/:\d+ (\*|\/\/|\/\*)/.test(line))).toEqual([]);
  });
});
