import { resolve } from "node:path";
import { nodeFileSystem as files } from "./store/file-system.ts";
import { verifyFolder } from "./store/verify-folder.ts";
import type { UnitReport } from "./store/verify-unit.ts";
import { problemText } from "./store-wording.ts";

/** `npm run verify -- FOLDER`: anyone checks a copy of a unit's folder or of a whole data folder, without the server (LG4). */

const folder = process.argv[2];
if (folder === undefined || (await files.stat(folder)) === undefined) {
  console.error("请写明要核对的文件夹，例如：npm run verify -- data/runtime/units/330899102201");
  process.exit(2);
}
const { units, problems } = await verifyFolder(resolve(folder));
for (const unit of units) console.log(unitText(unit));
for (const problem of problems) console.log(`× ${problemText(problem)}`);
console.log(problems.length === 0 ? "核对完毕，没有发现问题。" : `核对完毕，发现 ${problems.length} 处问题。`);
process.exitCode = problems.length === 0 ? 0 : 1;

function unitText({ unit, lines, head, evidenceLines, editions, erased }: UnitReport): string {
  const text = [
    `${unit}：公开台账 ${lines} 行，末行校验码 ${head.slice(0, 16)}；上屏证据 ${evidenceLines} 行；${editions} 版内容与台账一致。`,
    ...erased.map(({ notice, edition }) => `  ${notice} 第${edition}版：内容已按期销毁。`),
  ];
  return text.join("\n");
}
