import { availableParallelism } from "node:os";
import { configDefaults, defineConfig } from "vitest/config";

/** Tests of what is there before a module was loaded: each of these files begins anew. */
const alone = ["collected", "trap", "wiped"].map((name) => `tests/hostile/${name}.test.ts`);

export default defineConfig({
  test: {
    // No test waits for as long: what ends one that hangs must not end one whose machine is slow.
    testTimeout: 600_000,
    // A hook may pack and install the package, start a browser, fetch an official SDK, or wait for another's cargo.
    hookTimeout: 900_000,
    expect: { poll: { timeout: 240_000 } },
    // A browser and a server end with their worker.
    teardownTimeout: 300_000,
    // Most files wait for other programs, or for time to pass, for half of their time.
    maxWorkers: 2 * availableParallelism(),
    // So do the tests that go on side by side within a file: they do nothing but wait.
    maxConcurrency: 12,
    // A file is transformed again only where its text, a setting or the lock file is another.
    experimental: { fsModuleCache: true, fsModuleCachePath: "target/vitest" },
    // What a test changed of the globals is put back for the files that come after it.
    restoreMocks: true,
    unstubGlobals: true,
    environment: "./tests/support/environment.ts",
    projects: [
      // Loading the same modules for each file was a fifth of all that the tests cost.
      {
        extends: true,
        test: {
          name: "shared",
          include: ["tests/**/*.test.ts"],
          exclude: [...configDefaults.exclude, ...alone],
          isolate: false,
        },
      },
      { extends: true, test: { name: "alone", include: alone } },
    ],
  },
});
