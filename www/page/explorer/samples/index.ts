/** A call as a program in each language. */

import { cloudip } from "./cloudip.js";
import { curl } from "./curl.js";
import { fetchSample } from "./fetch.js";
import { pythonOfHuawei } from "./python-huawei.js";
import { pythonOfTencent } from "./python-tencent.js";
import type { Subject } from "./sample.js";

export const samples = {
  curl,
  fetch: fetchSample,
  cloudip,
  python: (subject: Subject): string =>
    subject.operation.cloud === "huawei" ? pythonOfHuawei(subject) : pythonOfTencent(subject),
};

export type Language = keyof typeof samples;
