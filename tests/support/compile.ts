// Programs that the packed package's types are for, compiled as a user does who asks for more than `strict`.

import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { made } from "./cache.ts";
import { must, projectWithPackage, root } from "./project.ts";

/** The compiler of this repository, which package-lock.json names. */
const ownCompiler = join(root, "node_modules", "typescript", "bin", "tsc");

/**
 * Compiles programs, each by the name of its file, in a project that has the package; what the compiler finds fault with
 * is thrown. It is not asked again about what it took, as long as the programs, the options, the package and the
 * compiler are the same.
 */
export async function compile(
  name: string,
  programs: Record<string, string>,
  options: Record<string, unknown>,
  compiler = ownCompiler,
): Promise<void> {
  const strict = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, noEmit: true };
  const compilerOptions = { target: "es2022", ...strict, ...options };
  const config = JSON.stringify({ compilerOptions, files: Object.keys(programs) });
  const take = async (): Promise<void> => {
    const project = await projectWithPackage();
    try {
      for (const [file, text] of Object.entries({ ...programs, "tsconfig.json": config })) {
        await mkdir(dirname(join(project.folder, file)), { recursive: true });
        await writeFile(join(project.folder, file), text);
      }
      await must(process.execPath, [compiler], project.folder);
    } finally {
      await project.remove();
    }
  };
  // The folder stays empty: that it is there says that nothing was wrong.
  await made(`compiled-${name}`, ["pkg", "package-lock.json"], take, programs, config, compiler);
}
