import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    testTimeout: 60_000,
    // Most files wait for other programs most of the time, so a core needs no rest from them.
    maxWorkers: "100%",
    // A hook may pack and install the package, start a browser, or fetch an official SDK.
    hookTimeout: 300_000,
  },
});
