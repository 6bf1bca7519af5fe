// One suite, every runtime, and always the built package: each case is a test of its own. Each runtime has a file, so that
// they share the cores.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Project, projectWithPackage } from "../support/project.ts";
import type { Result } from "./run.ts";
import { suite } from "./suite.ts";

/** The tests of a runtime, whose `run` gives what became of each case. */
export function conforms(runtime: string, run: (project: Project) => Promise<Result[]>): void {
  describe(runtime, () => {
    let project: Project;
    let results: Result[] = [];
    beforeAll(async () => {
      project = await projectWithPackage();
      results = await run(project);
    });
    afterAll(() => project?.remove());

    for (const { name } of suite) {
      test(name, () => {
        const result = results.find((candidate) => candidate.name === name);
        expect(result, "the case was run").toBeDefined();
        if (result?.failure) expect.fail(result.failure);
      });
    }
  });
}
