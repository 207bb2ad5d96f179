import { personalColumn } from "../privacy/headers.ts";
import { plainPath } from "./find-head.ts";
import { plainHead, unitOfHead } from "./head-text.ts";
import type { MappedColumn, UnmappedColumn, WantedColumn } from "./table.ts";

export type ColumnPlan = {
  readonly mapping: readonly MappedColumn[];
  readonly unmapped: readonly UnmappedColumn[];
  readonly missing: readonly string[];
  readonly dropped: readonly {
    readonly column: number;
    readonly path: string;
    readonly kind: "identity" | "account";
  }[];
};

/** Gives each column its key by exact head, whole path before leaf before wildcard; what fits nothing or fits twice stays visible. */
export const mapColumns = (
  paths: readonly string[],
  used: ReadonlySet<number>,
  wanted: readonly WantedColumn[],
): ColumnPlan => {
  const keyOf = new Map<number, string>();
  const twice = new Set<number>();
  const dropped: { column: number; path: string; kind: "identity" | "account" }[] = [];
  paths.forEach((path, column) => {
    const kind = personalColumn(path.split("/").at(-1) ?? "");
    if (kind === "identity" || kind === "account") dropped.push({ column, path, kind });
  });
  const closed = new Set(dropped.map(({ column }) => column));
  const take = (fits: (path: string, label: string) => boolean, many: boolean): void => {
    for (const { key, labels } of wanted)
      for (const label of labels) {
        paths.forEach((path, column) => {
          if (path === "" || closed.has(column) || keyOf.has(column) || !fits(path, label)) return;
          if (!many && [...keyOf.values()].includes(key)) twice.add(column);
          else keyOf.set(column, key);
        });
      }
  };
  take((path, label) => plainPath(path) === plainPath(label), false);
  take(
    (path, label) =>
      path.includes("/") &&
      !label.includes("/") &&
      isOnlyLeaf(paths, path) &&
      plainHead(path.split("/").at(-1) ?? "") === plainHead(label),
    false,
  );
  take(
    (path, label) =>
      label.endsWith("/*") &&
      path.includes("/") &&
      plainHead(path.split("/")[0] ?? "") === plainHead(label.slice(0, -2)),
    true,
  );
  const withUnit = (path: string) => {
    const unit = path
      .split("/")
      .map(unitOfHead)
      .find((found) => found !== undefined);
    return unit === undefined ? {} : { unit };
  };
  const keys = new Set(keyOf.values());
  return {
    mapping: [...keyOf]
      .sort(([a], [b]) => a - b)
      .map(([column, key]) => ({ key, column, path: paths[column] ?? "", ...withUnit(paths[column] ?? "") })),
    unmapped: paths.flatMap((path, column): UnmappedColumn[] => {
      if (keyOf.has(column) || closed.has(column) || (path === "" && !used.has(column))) return [];
      return [
        { column, path, why: twice.has(column) ? "twice" : path === "" ? "no-head" : "unknown", ...withUnit(path) },
      ];
    }),
    missing: wanted.filter(({ key, required }) => required === true && !keys.has(key)).map(({ key }) => key),
    dropped,
  };
};

const isOnlyLeaf = (paths: readonly string[], path: string): boolean => {
  const leaf = plainHead(path.split("/").at(-1) ?? "");
  return paths.filter((other) => plainHead(other.split("/").at(-1) ?? "") === leaf).length === 1;
};
