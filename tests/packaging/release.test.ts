// What stands against a release is told, and nothing else.

import { expect, test } from "vitest";
import { problemsOf, withEntry } from "../../pkg-template/tools/release.mjs";

const good = {
  status: "",
  head: "0123456789abcdef0123456789abcdef01234567",
  tested: "0123456789abcdef0123456789abcdef01234567",
  versions: ["1.2.3", "1.2.3"],
  changelog: "# Changelog\n\n## [1.2.3] - 2026-01-01\n",
  tag: undefined as string | undefined,
};

test("a clean, tested tree of one version may be released, also by its tag", () => {
  expect(problemsOf(good)).toEqual([]);
  expect(problemsOf({ ...good, tag: "v1.2.3" })).toEqual([]);
});

test.each<[string, Partial<typeof good>, RegExp]>([
  ["a file that is not committed", { status: " M src/lib.rs\n" }, /not clean:\n M src\/lib\.rs$/],
  ["tests that did not pass", { tested: undefined as never }, /`npm test` has not passed for the commit 0123456789ab/],
  ["tests of another commit", { tested: "f".repeat(40) }, /`npm test` has not passed/],
  ["versions that differ", { versions: ["1.2.3", "1.2.2"] }, /different versions: 1\.2\.3, 1\.2\.2/],
  ["a changelog of another version", { changelog: "\n## [1.2.30]\n" }, /no heading for 1\.2\.3/],
  ["another tag", { tag: "v1.2.4" }, /the tag is v1\.2\.4, and the version 1\.2\.3/],
])("%s stands against it", (_, change, problem) => {
  expect(problemsOf({ ...good, ...change })).toEqual([expect.stringMatching(problem)]);
});

test("what was not released becomes the entry of a version, once", () => {
  const before = "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- More.\n\n## [1.0.0] - 2025-01-01\n";
  const after = withEntry(before, "1.1.0", "2026-01-02");
  expect(after).toBe(
    "# Changelog\n\n## [Unreleased]\n\n## [1.1.0] - 2026-01-02\n\n### Added\n\n- More.\n\n## [1.0.0] - 2025-01-01\n",
  );
  expect(withEntry(after, "1.1.0", "2026-01-03")).toBe(after);
  expect(() => withEntry("# Changelog\n", "1.1.0", "2026-01-02")).toThrow('no heading "## [Unreleased]"');
});
