// `npm test`: everything that has to hold, from formatting to the packed package in a browser.
//
// Every step is a check of its own, and the tests inside a step are counted beside it. A step that could not run, a
// skipped test and a suite without tests are failures: each would look like success without having shown anything.
// What is built is kept where nothing that it is made of has changed (tools/kept.mjs, and support/cache.ts for what the
// tests install and bundle); so is what other programs say of files alone, as compilers and the official signers do. Our
// own side is tested always. `rm -r target/kept target/made` has all of it said again.

import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { audit, describe } from "../pkg-template/tools/audit.mjs";
import { kept } from "../pkg-template/tools/kept.mjs";
import { Failure, main, must, root, run, testedFile } from "../pkg-template/tools/project.mjs";

/** The folders of tests/ that vitest runs. Each must have run at least one test. */
const suites = [
  "bindings",
  "browser",
  "client",
  "conformance",
  "console",
  "differential",
  "emulator",
  "examples",
  "faults",
  "gateway",
  "guides",
  "hostile",
  "official",
  "operations",
  "packaging",
  "readme",
  "reference",
  "requests",
  "signing",
  "types",
  "vectors",
];
const vitestReport = join(root, "target", "vitest.json");

/** What the tests need, each with the whole machine. */
const steps = [
  { name: "setup", command: ["node", "pkg-template/tools/setup.mjs", "--tests"] },
  { name: "cargo test, build", command: ["cargo", "test", "--all-features", "--no-run"] },
  { name: "build", command: ["node", "pkg-template/tools/build.mjs"] },
  { name: "docs", command: ["node", "pkg-template/tools/docs.mjs"], needs: "build" },
  { name: "size", command: ["node", "pkg-template/tools/size.mjs", "--check", "--per-operation"], needs: "build" },
];

/** Every source, and all else that stands beside them: what git has, and what it was not told of yet. */
async function everything() {
  const isMade = (name) => [".git", "node_modules", "pkg", "target"].includes(name);
  return (await readdir(root)).filter((name) => !isMade(name)).sort();
}

/** What a program says of nothing but files, and need not say again of the same ones. */
async function verdict(name, inputs, command, args) {
  return kept(name, { inputs }, async () => {
    await must(command, args, { quiet: true, isBackground: true });
    return { problems: [] };
  });
}

/** tsc, which remembers what it has checked; where nothing is another, it would only read it all again. */
const tsc = (name, project) => ({
  name: `tsc, ${name}`,
  needs: "build",
  async perform() {
    const inputs = [...(await everything()), "pkg-template/generated", "pkg"];
    const remembers = ["--incremental", "--tsBuildInfoFile", join(root, "target", "tsc", `${name}.json`)];
    return verdict(`tsc-${name}`, inputs, "tsc", [...remembers, "--project", project]);
  },
});

const biome = {
  name: "biome",
  perform: async () => verdict("biome", await everything(), "biome", ["ci", "--colors=off"]),
};

/** In a folder of its own: cargo lets nobody else into one that it works in, and a test that compiles would wait for it. */
const clippy = (...what) => ["cargo", "clippy", "--target-dir", "target/clippy", ...what, "--", "-D", "warnings"];

/** The crate, and the module around it. */
const clippyOfWasm = (...what) => clippy("--workspace", "--lib", "--target", "wasm32-unknown-unknown", ...what);

/** What goes on while the tests run, when they leave a core idle: nothing of it writes where they read. */
const beside = [
  { name: "rustfmt", command: ["cargo", "fmt", "--all", "--check"] },
  { name: "clippy, native", command: clippy("--all-targets", "--all-features") },
  { name: "clippy, wasm32", command: clippyOfWasm("--features", "js") },
  { name: "clippy, signers", command: clippyOfWasm("--no-default-features", "--features", "sign") },
  { name: "clippy, planner", command: clippyOfWasm("--no-default-features", "--features", "bindings") },
  ...["huawei", "tencent"].map((cloud) => ({
    name: `clippy, ${cloud}`,
    command: clippy("--lib", "--no-default-features", "--features", cloud),
  })),
  biome,
  tsc("tests", "."),
  tsc("page", "www"),
  tsc("worker", "www/worker"),
  tsc("offline", "www/offline"),
  { name: "cargo test", command: ["cargo", "test", "--all-features", "--no-fail-fast"], count: countCargo },
  { name: "audit", perform: findAdvisories },
];

const vitest = {
  name: "vitest",
  command: ["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${vitestReport}`],
  count: countVitest,
  needs: "build",
};

const secrets = { name: "secrets", perform: findSecrets, needs: "build" };

/** Reads the counts of `cargo test` from its output, per test program, and names the tests that failed. */
function countCargo(output) {
  const counts = { passed: 0, failed: 0, problems: [] };
  const programs = output.split(/^\s*(?=Running |Doc-tests )/m).slice(1);
  for (const text of programs) {
    const [, name] = text.match(/^(?:Running(?: unittests)? |)(\S+)/) ?? [];
    const result = text.match(/^test result: .*? (\d+) passed; (\d+) failed; (\d+) ignored/m);
    const [passed, failed, ignored] = result ? result.slice(1).map(Number) : [0, 0, 0];
    counts.passed += passed;
    counts.failed += failed;
    if (!result) counts.problems.push(`${name} did not end`);
    if (ignored) counts.problems.push(`${ignored} tests of ${name} were ignored`);
    if (/^(src\/lib|tests\/)/.test(name) && passed + failed === 0) counts.problems.push(`${name} ran no test`);
  }
  if (!programs.length) counts.problems.push("no test program ran");
  for (const [, name] of output.matchAll(/^test (.+) \.\.\. FAILED$/gm)) counts.problems.push(`"${name}" failed`);
  return counts;
}

/** As much of a failure's message as tells what it was and where; the step has printed all of it, far above. */
function beginning(message) {
  const lines = stripVTControlCharacters(message).split("\n");
  const own = lines.filter((line) => !line.includes("node_modules") && !line.includes("<anonymous>"));
  return own
    .slice(0, 12)
    .map((line) => `  ${line.slice(0, 200)}`)
    .join("\n        ");
}

/** Reads the counts of vitest from its report, per suite, and names the tests that failed. */
async function countVitest() {
  const report = JSON.parse(await readFile(vitestReport, "utf8"));
  const counts = { passed: 0, failed: 0, problems: [] };
  const ran = new Set();
  for (const file of report.testResults) {
    const suite = suites.find((name) => file.name.includes(`/tests/${name}/`));
    const name = relative(root, file.name);
    for (const { status, fullName, failureMessages = [] } of file.assertionResults) {
      ran.add(suite);
      counts[status === "passed" ? "passed" : "failed"] += 1;
      if (status !== "passed") counts.problems.push(`${name}, "${fullName}" was ${status}`);
      for (const message of failureMessages) counts.problems.push(beginning(message));
    }
    if (!file.assertionResults.length) counts.problems.push(`${name} ran no test`);
    if (file.message) counts.problems.push(beginning(file.message));
  }
  for (const suite of suites) if (!ran.has(suite)) counts.problems.push(`tests/${suite} ran no test`);
  return counts;
}

/** What the steps have printed so far. */
const printed = [];

/** What the secrets of all tests look like, from their first letters on. */
const SECRET = /\b(?:SK|TOKEN|PASSWORD)(?:EXAMPLE|TEMPORARY|WRONG|OTHER)[\w+/=-]*|SK-that-must-not-show/g;
/** A signature as requests bear it. */
const SIGNATURE = /Signature=[0-9a-f]{64}/;

/** Looks for the tests' secrets in all that the steps printed and in the report of vitest: nothing may show one. */
async function findSecrets() {
  const secrets = new Set();
  for (const folder of ["src", "tests", "pkg-template/src"]) {
    for (const entry of await readdir(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!/\.(rs|ts|py|json)$/.test(entry.name) || entry.parentPath.includes("node_modules")) continue;
      const text = await readFile(join(entry.parentPath, entry.name), "utf8");
      for (const [secret] of text.matchAll(SECRET)) secrets.add(secret);
    }
  }
  const text = `${printed.join("\n")}\n${await readFile(vitestReport, "utf8")}`;
  const problems = [...secrets].filter((secret) => text.includes(secret)).map((secret) => `${secret} was printed`);
  const [signature] = SIGNATURE.exec(text) ?? [];
  if (signature) problems.push(`${signature} was printed`);
  if (!secrets.size) problems.push("the tests have no secret that could be looked for");
  console.log(`searched ${Buffer.byteLength(text)} bytes for ${secrets.size} secrets and for signatures`);
  return { problems };
}

/** A database of advisories that could not be reached leaves the step undecided: neither passed nor failed. */
async function findAdvisories() {
  const outcomes = await audit();
  for (const outcome of outcomes) console.log(describe(outcome));
  return {
    problems: outcomes.filter(({ advisories }) => advisories.length).map(describe),
    undecided: outcomes.filter(({ unknown }) => unknown !== undefined).map(describe),
  };
}

/** The steps that failed, how many checks and tests held and did not, and the lines that say so. */
const failedSteps = new Set();
const total = { passed: 0, failed: 0 };
const summary = [];

/** Runs one step and resolves to its result; a step that fails stops only those that need what it leaves behind. */
async function perform(step, isBeside) {
  const missing = ["setup", step.needs].find((name) => failedSteps.has(name));
  if (missing) return { problems: [`not run, because "${missing}" failed`] };
  try {
    if (step.perform) return await step.perform();
    const [command, ...args] = step.command;
    const { code, output } = await run(command, args, isBeside && { quiet: true, isBackground: true });
    printed.push(output);
    // In one piece, since another step prints at the same time.
    if (isBeside) console.log(`\n── ${step.name}\n${output}`);
    const counts = (await step.count?.(output)) ?? { problems: [] };
    if (code !== 0) counts.problems.push(`exit code ${code}`);
    return counts;
  } catch (error) {
    return { problems: [error.message] };
  }
}

const seconds = (start) => ((performance.now() - start) / 1000).toFixed(1).padStart(7);

/** Runs one step after the other, and writes down what became of each. */
async function performAll(steps, { isBeside = false } = {}) {
  for (const step of steps) {
    if (!isBeside || step.perform) console.log(`\n── ${step.name}`);
    const start = performance.now();
    const { passed, failed, problems, undecided = [] } = await perform(step, isBeside);
    const ok = problems.length === 0 && !failed;
    if (!ok) failedSteps.add(step.name);
    total.passed += (passed ?? 0) + (ok && !undecided.length ? 1 : 0);
    total.failed += (failed ?? 0) + (ok ? 0 : 1);
    const tests = step.count ? `  ${passed ?? 0} passed, ${failed ?? 0} failed` : "";
    const word = ok ? (undecided.length ? "OPEN  " : "ok    ") : "FAILED";
    summary.push(`${word}  ${step.name.padEnd(17)}${seconds(start)} s${tests}`);
    for (const line of [...problems, ...undecided]) summary.push(`        ${line}`);
  }
}

/** Whether the tree is a commit, and nothing else. Nobody needs git for the tests: where it is missing, there is none. */
async function isCommitted() {
  try {
    const { code, stdout } = await run("git", ["status", "--porcelain"], { quiet: true });
    return code === 0 && stdout === "";
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}

await main(import.meta, async () => {
  const start = performance.now();
  const wasCommitted = await isCommitted();
  // A report of an earlier run must not be taken for one of this run.
  await rm(vitestReport, { force: true });
  await performAll(steps);
  await Promise.all([performAll([vitest]), performAll(beside, { isBeside: true })]);
  await performAll([secrets]);
  summary.push(`        in all           ${seconds(start)} s`);
  console.log(`\n${summary.join("\n")}\n\n${total.passed} passed, ${total.failed} failed`);
  if (total.failed) process.exitCode = 1;
  // A release asks for it.
  else if (wasCommitted && (await isCommitted()))
    await writeFile(testedFile, await must("git", ["rev-parse", "HEAD"], { quiet: true }));
});
