// The runtimes that find the installed package by themselves.

import { join } from "node:path";
import { must } from "../../support/project.ts";
import { matrixTool, projectProgram, projectTool, type Row, type World } from "./world.ts";

/** Node as npm packages carry it, for the systems that tools/package.json names. */
export const node = (age: "oldest" | "newest", { tools }: World): string =>
  join(tools, "node_modules", `node-${age}-${process.platform}-${process.arch}`, "bin", "node");

async function printed(command: string, args: string[], { project }: World): Promise<string> {
  return (await must(command, args, project.folder)).trimEnd();
}

const ofNode = (age: "oldest" | "newest"): Row[] => {
  const tool = matrixTool("Node", `node-${age}-linux-x64`);
  return [
    { ...tool, way: "`import`", run: (world) => printed(node(age, world), ["node.js"], world) },
    {
      ...tool,
      way: "`require()`",
      run: (world) => printed(node(age, world), ["--no-warnings", "required.cjs"], world),
    },
  ];
};

export const runtimes: Row[] = [
  ...ofNode("oldest"),
  ...ofNode("newest"),
  {
    ...projectTool("Deno", "deno"),
    // Without a single permission: the package reads no file and no variable of the environment.
    way: "`import`, no permission granted",
    run: (world) => printed(projectProgram("deno"), ["run", "--no-prompt", "node.js"], world),
  },
  {
    ...projectTool("Bun", "bun"),
    way: "`import`",
    run: (world) => printed(projectProgram("bun"), ["run", "node.js"], world),
  },
];
