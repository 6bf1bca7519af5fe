// How long tests wait for what is sure to come.

/** Less than vitest gives a test: who waits says what did not come. No machine is so slow that it ends a test that holds. */
export const PATIENCE_MS = 240_000;
