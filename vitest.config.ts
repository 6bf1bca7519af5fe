import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    testTimeout: 60_000,
    // A hook may pack and install the package, start a browser, or fetch an official SDK.
    hookTimeout: 300_000,
  },
});
