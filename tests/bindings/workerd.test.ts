// The same crashes in workerd, with the package as it is installed.
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Project, projectWithPackage } from "../support/project.ts";
import { startWorker } from "../support/workerd.ts";

interface Run {
  position: number;
  written: boolean;
  outcomes: string[];
  left: string[];
}

let project: Project;
beforeAll(async () => {
  project = await projectWithPackage();
});
afterAll(() => project?.remove());

test("killed at every position of the journal, and resumed", async () => {
  const worker = await startWorker(project, fileURLToPath(new URL("entry.worker.ts", import.meta.url)));
  try {
    const response = await worker.dispatchFetch("http://127.0.0.1/");
    const text = await response.text();
    expect(response.status, text).toBe(200);
    const { entries, expected, runs } = JSON.parse(text) as {
      entries: number;
      expected: Omit<Run, "position" | "written">;
      runs: Run[];
    };
    expect(expected.outcomes.filter((outcome) => outcome === "done").length).toBeGreaterThan(10);
    expect(entries).toBeGreaterThan(10);
    expect(runs).toHaveLength(2 * entries);
    for (const { position, written, ...came } of runs) {
      expect(came, `entry ${position}, ${written ? "safe" : "lost"}`).toEqual(expected);
    }
  } finally {
    await worker.dispose();
  }
});
