// One suite, every runtime, and always the built package: each case of each runtime is a test of its own.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Project, projectWithPackage } from "../support/project.ts";
import type { Result } from "./run.ts";
import { runtimes } from "./runtimes.ts";
import { suite } from "./suite.ts";

let project: Project;
beforeAll(async () => {
  project = await projectWithPackage();
});
afterAll(() => project?.remove());

describe.each(Object.entries(runtimes))("%s", (_, run) => {
  let results: Result[] = [];
  beforeAll(async () => {
    results = await run(project);
  });

  for (const { name } of suite) {
    test(name, () => {
      const result = results.find((candidate) => candidate.name === name);
      expect(result, "the case was run").toBeDefined();
      if (result?.failure) expect.fail(result.failure);
    });
  }
});
