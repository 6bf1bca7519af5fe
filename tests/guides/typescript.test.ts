// The examples of the README, and those for Workers, as programs in TypeScript: strictly compiled, with what docs/worker.md
// says that differs.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Guide } from "../support/guide.ts";
import { must, type Project, projectWithPackage, root } from "../support/project.ts";

const readme = await Guide.read("README.md");
const guide = await Guide.read("docs/worker.md");

let project: Project;
beforeAll(async () => {
  project = await projectWithPackage();
});
afterAll(() => project?.remove());

/** Compiles programs as a user does who asks for all that `strict` leaves out as well. */
async function compile(programs: Record<string, string>, options: Record<string, unknown>): Promise<void> {
  for (const [name, code] of Object.entries(programs)) await writeFile(join(project.folder, name), code);
  const strict = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noEmit: true };
  const compilerOptions = { target: "es2022", ...strict, ...options };
  await writeFile(
    join(project.folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions, files: Object.keys(programs) }),
  );
  await must(join(root, "node_modules", ".bin", "tsc"), [], project.folder);
}

test("the README's examples are TypeScript", async () => {
  const programs = Object.fromEntries(
    ["node", "page", "list"].map((name) => [`${name}.ts`, readme.code(`js ${name}`)]),
  );
  await compile(programs, { module: "nodenext", moduleResolution: "nodenext", lib: ["es2022", "dom"], types: [] });
}, 120_000);

test("the examples for Workers are, with what stands around their handlers", async () => {
  const [environment = "", around] = guide.code("ts types").split("export default {\n  // ...\n}");
  expect(around).toBe(" satisfies ExportedHandler<Env>;\n");
  const typed = (code: string) => code.replace(/^};\n$/m, `}${around}`);
  const own = "interface Env { SECRET_ID: string; SECRET_KEY: string; ENDPOINT?: string }\n";
  const body = "request.json<{ NetworkInterfaceId: string; PrivateIpAddress: string }>()";
  expect(guide.text).toContain("await request.json<{ NetworkInterfaceId: string }>()");
  const programs = {
    "worker-of-guide.ts": environment + typed(guide.code("js worker")),
    "worker-of-readme.ts": own + typed(readme.code("js worker")).replace("request.json()", body),
  };
  for (const program of Object.values(programs)) expect(program).toContain(around);
  const typeRoots = [join(root, "node_modules", "@cloudflare")];
  await compile(programs, {
    module: "es2022",
    moduleResolution: "bundler",
    lib: ["es2022"],
    typeRoots,
    types: ["workers-types"],
  });
}, 120_000);
