import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    testTimeout: 60_000,
    // Most files wait for other programs most of the time, so a core needs no rest from them.
    maxWorkers: "100%",
    // Loading the same modules for each file was a fifth of all that the tests cost. What a test changes of the globals,
    // it puts back, or this does.
    isolate: false,
    restoreMocks: true,
    unstubGlobals: true,
    // A hook may pack and install the package, start a browser, or fetch an official SDK.
    hookTimeout: 300_000,
  },
});
