import { ok, refuse, type Result } from "./result.ts";

/** A rule pack as its file has it: a province says only what differs from the pack it extends. */
export type PackSource = { readonly id: string; readonly extends: string | null; readonly [field: string]: unknown };

export type PackFault = { readonly code: "unknown-pack" | "packs-extend-each-other"; readonly pack: string };

/**
 * A pack with everything it inherits. Records are merged member by member; lists, null and single values replace. Pure,
 * and checks no field: the store does that with the whole.
 */
export function resolvePack(
  packs: ReadonlyMap<string, PackSource>,
  id: string,
  below: readonly string[] = [],
): Result<PackSource, PackFault> {
  const source = packs.get(id);
  if (!source) return refuse({ code: "unknown-pack", pack: id });
  if (below.includes(id)) return refuse({ code: "packs-extend-each-other", pack: id });
  if (source.extends === null) return ok(source);
  const base = resolvePack(packs, source.extends, [...below, id]);
  return base.ok ? ok({ ...merged(base.value, source), id, extends: source.extends }) : base;
}

type Members = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Built from entries, so that a member called __proto__ stays a member and reaches no prototype. */
function merged(base: Members, over: Members): Members {
  const names = [...new Set([...Object.keys(base), ...Object.keys(over)])];
  return Object.fromEntries(
    names.map((name) => {
      const [below, above] = [own(base, name), own(over, name)];
      if (above === undefined) return [name, below];
      return [name, isRecord(below) && isRecord(above) ? merged(below, above) : above];
    }),
  );
}

const own = (members: Members, name: string): unknown => (Object.hasOwn(members, name) ? members[name] : undefined);
