// What a developer is shown of a difference: the request, which can be made a vector, and both sides.

import type { Mismatch } from "./compare.ts";

export function report({ case_, step, ours, theirs, package: name }: Mismatch): string {
  const { note, producedBy, ...request } = case_;
  return `${JSON.stringify(request, null, 2)}\nfirst difference: ${step}\nours:\n${ours}\n${name}:\n${theirs}`;
}
