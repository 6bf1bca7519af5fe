// The examples of the README, and those for Workers, as programs in TypeScript: strictly compiled, with what docs/worker.md
// says that differs.

import { join } from "node:path";
import { expect, test } from "vitest";
import { compile } from "../support/compile.ts";
import { Guide } from "../support/guide.ts";
import { root } from "../support/project.ts";

const readme = await Guide.read("README.md");
const guide = await Guide.read("docs/worker.md");

test("the README's examples are TypeScript", async () => {
  const programs = Object.fromEntries(
    ["node", "page", "list"].map((name) => [`${name}.ts`, readme.code(`js ${name}`)]),
  );
  const options = { module: "nodenext", moduleResolution: "nodenext", lib: ["es2022", "dom"], types: [] };
  await compile("readme", programs, options);
});

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
  await compile("workers", programs, {
    module: "es2022",
    moduleResolution: "bundler",
    lib: ["es2022"],
    typeRoots,
    types: ["workers-types"],
  });
});
