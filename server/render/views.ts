import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import Handlebars from "handlebars";
import { helpers } from "./helpers.ts";

export type Views = ReturnType<typeof loadViews>;

/** What a layout needs besides the page's own fields: addresses of styles and scripts, and links of the head. */
export type LayoutFields = {
  readonly title: string;
  readonly surface: "phone" | "desk" | "kiosk" | "tv";
  readonly large?: boolean;
  readonly styles?: readonly string[];
  /**
   * Styles that only declare faces, linked after the body: the first paint does not wait for them, scripts do (a
   * deferred script runs after every style sheet before it), so that what measures text knows which faces will come.
   */
  readonly faces?: readonly string[];
  readonly scripts?: readonly string[];
  readonly links?: readonly {
    readonly rel: string;
    readonly type: string;
    readonly title: string;
    readonly href: string;
  }[];
};

/** Compiles every template under `root` once. Pages, screens and sheets are all rendered here. */
export function loadViews(root: string) {
  const handlebars = Handlebars.create();
  handlebars.registerHelper(helpers);
  const templates = new Map<string, Handlebars.TemplateDelegate>();
  for (const file of readdirSync(root, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".hbs")) continue;
    const name = file.slice(0, -".hbs".length).replaceAll("\\", "/");
    const source = readFileSync(join(root, file), "utf8");
    if (name.startsWith("partials/")) handlebars.registerPartial(basename(name), source);
    else templates.set(name, handlebars.compile(source, { strict: true, preventIndent: true }));
  }

  /** A template by its path under views/ without ending. Throws when there is none. */
  function template(name: string): Handlebars.TemplateDelegate {
    const found = templates.get(name);
    if (!found) throw new Error(`no template ${name}`);
    return found;
  }

  return {
    /** A fragment without layout. */
    fragment: (name: string, view: object): string => template(name)(view),
    render(name: string, view: object, layout = "layouts/page"): string {
      return template(layout)({ ...view, body: template(name)(view) });
    },
  };
}
