// Where the tests run: in Node. No file knows that it is the last one of its worker, but the environment does.

import type { Environment } from "vitest/runtime";
import { endLasting } from "./lasting.ts";

const environment: Environment = {
  name: "node",
  viteEnvironment: "ssr",
  setup: () => ({ teardown: endLasting }),
};

export default environment;
