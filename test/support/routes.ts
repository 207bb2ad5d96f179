import type { Express } from "express";

type Layer = {
  readonly route?: { readonly path: string | readonly string[]; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle?: { readonly stack?: readonly Layer[] };
};

/** Every path that answers GET, as the routers of an app know them. */
export function getRoutesOf(app: Express): readonly string[] {
  const { stack } = app.router as unknown as { stack: readonly Layer[] };
  const walk = (layers: readonly Layer[]): readonly string[] =>
    layers.flatMap(({ route, handle }) => {
      if (!route) return handle?.stack ? walk(handle.stack) : [];
      return route.methods["get"] ? [route.path].flat() : [];
    });
  return [...new Set(walk(stack))].toSorted();
}
