// What EIP and VPC have in common: three interfaces, each with a place of its own for the code of a refusal (huawei.md 3.4
// and 3.5).
import type { Json } from "../bench.ts";

/** Undefined if the call was accepted; the answer to a deletion then has no body at all. */
export const codeOf = (body: Json): string | undefined => body?.code ?? body?.error_code ?? body?.NeutronError?.type;
