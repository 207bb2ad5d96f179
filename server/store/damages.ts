import type { Damage } from "../services/ports.ts";

export type Log = (event: string, details?: Readonly<Record<string, unknown>>) => void;

/** What was found wrong with the files. */
export function createDamages(log: Log) {
  const found: Damage[] = [];
  return {
    found,
    report(damage: Damage): void {
      if (found.some(({ file, code, line }) => file === damage.file && code === damage.code && line === damage.line))
        return;
      found.push(damage);
      log("store-damage", damage);
    },
  };
}

export type Damages = ReturnType<typeof createDamages>;
