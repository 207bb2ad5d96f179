/**
 * Service worker of one unit's kiosk: keeps the page without notices (`{scope}/shell`), styles, script and fonts, and
 * nothing else. Notices lie in the program's own cache (SC3).
 */
type Waiting = Event & { waitUntil(work: Promise<unknown>): void };
type Fetching = Waiting & { readonly request: Request; respondWith(answer: Promise<Response>): void };
type Scope = {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(name: "install" | "activate", listener: (event: Waiting) => void): void;
  addEventListener(name: "fetch", listener: (event: Fetching) => void): void;
};

const scope = self as unknown as Scope;
const CACHE = "kiosk-1";
const shell = scope.registration.scope.replace(/\/$/, "") + "/shell";

const assetsIn = (text: string): string[] => text.match(/\/assets\/[\w./-]+/g) || [];

/** Takes the shell and all it names into the cache, and drops what it no longer names. */
async function keepShell(): Promise<void> {
  const cache = await caches.open(CACHE);
  const response = await fetch(shell, { credentials: "same-origin", cache: "no-store" });
  if (!response.ok) throw new Error(`shell answered ${response.status}`);
  const html = await response.clone().text();
  const wanted = new Set(assetsIn(html));
  for (const path of Array.from(wanted).filter((name) => name.endsWith(".css"))) {
    for (const font of assetsIn(await (await keepAsset(cache, path)).text())) wanted.add(font);
  }
  for (const path of Array.from(wanted)) await keepAsset(cache, path);
  await cache.put(shell, response);
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (request.url !== shell && !wanted.has(pathname)) await cache.delete(request);
  }
}

async function keepAsset(cache: Cache, path: string): Promise<Response> {
  const kept = await cache.match(path);
  if (kept) return kept;
  const response = await fetch(path);
  if (response.ok) await cache.put(path, response.clone());
  return response;
}

async function page(request: Request): Promise<Response> {
  try {
    const response = await Promise.race([fetch(request), late(8_000)]);
    if (response.status < 500) {
      keepShell().catch(() => undefined);
      return response;
    }
  } catch {
    // The server is away: the kept page follows.
  }
  return (await caches.match(shell)) || Response.error();
}

const late = (ms: number): Promise<never> =>
  new Promise((_, reject) => setTimeout(() => reject(new Error("late")), ms));

scope.addEventListener("install", (event) => event.waitUntil(keepShell().then(() => scope.skipWaiting())));
scope.addEventListener("activate", (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.indexOf("/assets/") === 0) {
    event.respondWith(caches.open(CACHE).then((cache) => keepAsset(cache, url.pathname)));
  } else if (request.mode === "navigate" && url.href.split("?")[0] === scope.registration.scope.replace(/\/$/, "")) {
    event.respondWith(page(request));
  }
});
