// The schemes that are compared.

import type { Case } from "../vectors/case.ts";
import type { Package } from "../vectors/regenerate/official.ts";
import { huaweiSchemes } from "./huawei.ts";
import type { Random } from "./random.ts";
import { tencentSchemes } from "./tencent.ts";

export interface Scheme {
  name: string;
  generate: (random: Random) => Case;
  /** The official signers, each with the cases for which its answer is the one that our rules follow. */
  oracles: Partial<Record<Package, (case_: Case) => boolean>>;
}

export const schemes: Scheme[] = [...huaweiSchemes, ...tencentSchemes];
