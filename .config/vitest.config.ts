import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: ".",
    include: ["test/**/*.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    /** Journeys wait more than they reckon: two processors carry three of them. */
    maxWorkers: 3,
  },
});
