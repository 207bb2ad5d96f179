import type { Express } from "express";

type Layer = {
  readonly route?: { readonly path: string | readonly string[]; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle?: { readonly stack?: readonly Layer[] };
};

/** Every way that the routers of an app know, as "get /n/:id". */
export function routesOf(app: Express): readonly string[] {
  const { stack } = app.router as unknown as { stack: readonly Layer[] };
  const walk = (layers: readonly Layer[]): readonly string[] =>
    layers.flatMap(({ route, handle }) => {
      if (!route) return handle?.stack ? walk(handle.stack) : [];
      return Object.keys(route.methods).flatMap((method) => [route.path].flat().map((path) => `${method} ${path}`));
    });
  return [...new Set(walk(stack))].toSorted();
}

/** Every path that answers GET. */
export const getRoutesOf = (app: Express): readonly string[] =>
  routesOf(app)
    .filter((way) => way.startsWith("get "))
    .map((way) => way.slice("get ".length));
