// Runs cases where there may be no test framework.

export interface Result {
  name: string;
  /** The stack of what went wrong; missing if nothing did. */
  failure?: string;
}

/** Runs every case after the other. */
export async function runAll<Environment>(
  cases: readonly { name: string; run(environment: Environment): Promise<void> }[],
  environment: Environment,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const { name, run } of cases) {
    try {
      await run(environment);
      results.push({ name });
    } catch (error) {
      results.push({ name, failure: error instanceof Error ? (error.stack ?? String(error)) : String(error) });
    }
  }
  return results;
}
