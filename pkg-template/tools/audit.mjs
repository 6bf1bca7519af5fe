// `npm run audit`: compares what the lock files name with the databases of known weaknesses. An advisory that applies is a
// failure. A database that cannot be reached is none, and no success either: it is said.

import { main, run } from "./project.mjs";

/**
 * @typedef {object} Outcome
 * @property {string} what
 * @property {string[]} advisories that apply
 * @property {string} [unknown] why it could not be asked
 */

/** npm packages: those of the build and of the tests, of which the bundles carry some along. */
async function npmPackages() {
  const { stdout } = await run("npm", ["audit", "--json"], { quiet: true });
  const report = parsed(stdout);
  if (!report?.vulnerabilities) return { advisories: [], unknown: report?.message ?? "npm audit gave no report" };
  const advisories = Object.values(report.vulnerabilities).map(({ name, severity, via }) => {
    const titles = via.map((cause) => (typeof cause === "string" ? `through ${cause}` : `${cause.title} ${cause.url}`));
    return `${name}, ${severity}: ${titles.join("; ")}`;
  });
  return { advisories };
}

const installing = "cargo-audit is missing, which `node pkg-template/tools/setup.mjs --audit` installs";

/** Crates, by cargo-audit where that is installed. */
async function crates() {
  const { stdout, output } = await run("cargo", ["audit", "--json"], { quiet: true });
  const report = parsed(stdout);
  if (!report?.vulnerabilities) {
    const unknown = output.includes("no such command") ? installing : (/^error.*/m.exec(output)?.[0] ?? output.trim());
    return { advisories: [], unknown };
  }
  const advisories = report.vulnerabilities.list.map(
    ({ package: { name, version }, advisory }) => `${name} ${version}: ${advisory.id} ${advisory.title}`,
  );
  return { advisories };
}

/** What a program wrote as JSON; nothing if it wrote something else. */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @returns {Promise<Outcome[]>} */
export async function audit() {
  return [
    { what: "package-lock.json", ...(await npmPackages()) },
    { what: "Cargo.lock", ...(await crates()) },
  ];
}

export function describe({ what, advisories, unknown }) {
  if (unknown !== undefined) return `${what}: NOT CHECKED, ${unknown}`;
  return advisories.length ? `${what}: ${advisories.join("\n  ")}` : `${what}: no known advisory applies`;
}

await main(import.meta, async () => {
  const outcomes = await audit();
  for (const outcome of outcomes) console.log(describe(outcome));
  if (outcomes.some(({ advisories }) => advisories.length)) process.exitCode = 1;
});
