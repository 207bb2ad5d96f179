import { resolve } from "node:path";
import { DiskRefused } from "./services/ports.ts";
import { restoreBackup, type RestoreRefusal } from "./store/restore-backup.ts";
import { problemText } from "./store-wording.ts";

/** `npm run restore -- BACKUP FOLDER`: puts a verified backup into an empty folder. */

const [, , backup, folder] = process.argv;
if (backup === undefined || folder === undefined) {
  console.error("请写明备份和空文件夹，例如：npm run restore -- data/runtime-backups/2026-11-22 data/runtime");
  process.exit(2);
}
try {
  const restored = await restoreBackup(resolve(backup), resolve(folder));
  if (restored.ok) {
    const { units, files } = restored.value;
    const lines = units.reduce((sum, unit) => sum + unit.lines, 0);
    console.log(`已恢复 ${files} 个文件，逐个比对一致；${units.length} 个单位，台账共 ${lines} 行，逐行相连。`);
    console.log("钥匙不在备份里：请确认 KEY_DIR 还在原处，再启动程序。");
  } else {
    console.error(refusalText(restored.error));
    process.exitCode = 1;
  }
} catch (error) {
  if (!(error instanceof DiskRefused)) throw error;
  console.error(`磁盘写不进去（${error.message}）。请检查磁盘是否已满、是否可写，清空目标文件夹后再恢复一次。`);
  process.exitCode = 1;
}

function refusalText(refusal: RestoreRefusal): string {
  switch (refusal.code) {
    case "not-a-backup":
      return "这个文件夹不是备份（里面没有 units 文件夹）。请选以日期命名的备份文件夹。";
    case "folder-not-empty":
      return "目标文件夹里已经有东西。为了不盖掉它们，请换一个空文件夹。";
    case "backup-damaged":
      return ["这份备份有问题，没有恢复。请换一份更早的备份。", ...refusal.problems.map(problemText)].join("\n");
    case "copy-differs":
      return `复制后 ${refusal.file} 与备份不一致。请检查磁盘，换一个空文件夹再恢复一次。`;
  }
}
