// Loaded before the program: keeps what Node made of its TypeScript, so that the next start takes half as long.
// Plain old JavaScript, because it may be run by any Node.
"use strict";

const { join } = require("node:path");
const nodeModule = require("node:module");

/** Node keeps the cache at an ordinary exit; after a power cut it would be missing, so it is also kept once all is loaded. */
const KEEP_AFTER_MS = 10000;

if (nodeModule.enableCompileCache) {
  nodeModule.enableCompileCache(join(__dirname, "..", "..", "node_modules", ".cache", "sanwu-board"));
  if (nodeModule.flushCompileCache) setTimeout(nodeModule.flushCompileCache, KEEP_AFTER_MS).unref();
}
