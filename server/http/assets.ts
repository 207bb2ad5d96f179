import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";
import { build } from "esbuild";

export type Asset = { readonly type: string; readonly body: Buffer };
export type Assets = Awaited<ReturnType<typeof loadAssets>>;

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/**
 * Styles, browser scripts and fonts as bytes under names that carry a hash of their content, so that they may be kept for
 * ever. Scripts are bundled once at start: views/scripts for pages, kiosk for screens (ES2018, Chrome 63; design.md §6).
 */
export async function loadAssets(root: string) {
  const byPath = new Map<string, Asset>();
  const paths = new Map<string, string>();

  function add(name: string, body: Buffer): string {
    const dot = name.lastIndexOf(".");
    const hash = createHash("sha256").update(body).digest("hex").slice(0, 12);
    const path = `/assets/${name.slice(0, dot)}.${hash}${name.slice(dot)}`;
    byPath.set(path, { type: TYPES[extname(name)] ?? "application/octet-stream", body });
    paths.set(name, path);
    return path;
  }

  const fonts = join(root, "data", "fonts", "screen");
  for (const file of filesIn(fonts, ".woff2")) add(`fonts/${file}`, readFileSync(join(fonts, file)));
  const styles = join(root, "views", "styles");
  const bundled = await Promise.all([
    ...filesIn(styles, ".css")
      .filter((file) => !file.startsWith("_"))
      .map((file) => bundle(join(styles, file), file, "chrome63")),
    ...filesIn(join(root, "views", "scripts"), ".ts")
      .filter((file) => !file.includes("/"))
      .map((file) => bundle(join(root, "views", "scripts", file), file.replace(/ts$/, "js"), "es2020")),
    ...["kiosk.ts", "tv.ts", "worker.ts"]
      .filter((file) => filesIn(join(root, "kiosk"), ".ts").includes(file))
      .map((file) => bundle(join(root, "kiosk", file), `screen/${file.replace(/ts$/, "js")}`, "es2018")),
  ]);
  for (const { name, text } of bundled) add(name, Buffer.from(name.endsWith(".css") ? withFonts(text, paths) : text));

  return {
    /** The address of an asset by its plain name (`desk.css`, `editor.js`). Throws when there is none. */
    path(name: string): string {
      const found = paths.get(name);
      if (!found) throw new Error(`no asset ${name}`);
      return found;
    },
    get: (path: string): Asset | undefined => byPath.get(path),
    /** Bytes by plain name: a service worker must live under an address that never changes. */
    plain: (name: string): Asset | undefined => byPath.get(paths.get(name) ?? ""),
  };
}

async function bundle(file: string, name: string, target: string) {
  const result = await build({
    entryPoints: [file],
    bundle: true,
    minify: true,
    write: false,
    target,
    format: "iife",
    legalComments: "none",
    external: ["*.woff2"],
    logLevel: "error",
  });
  return { name, text: result.outputFiles[0]?.text ?? "" };
}

/** Font addresses in style sheets are written plainly (`screen/x.woff2`) and become the hashed ones. */
const withFonts = (css: string, paths: ReadonlyMap<string, string>) =>
  css.replace(/url\(["']?[./\w-]*\/([\w.-]+\.woff2)["']?\)/g, (all, name: string) => {
    const path = paths.get(`fonts/${name}`);
    return path ? `url(${path})` : all;
  });

function filesIn(folder: string, ending: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
      .map((file) => file.replaceAll("\\", "/"))
      .filter((file) => file.endsWith(ending));
  } catch {
    return [];
  }
}
