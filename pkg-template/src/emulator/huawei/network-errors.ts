// EIP and VPC share a host and have three interfaces with an error shape each (huawei.md 3.4, 3.5 and 5.1). A rule does
// not know which one it is broken through, so it throws a Problem, and the interface gives that its shape.
import { Refusal } from "../reply.ts";
import { type HuaweiService, reworded } from "./service.ts";

/** A broken rule: what VPC v1 and EIP say, what their Neutron interface says, and what v3 says if that differs. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly neutron: { status: number; type: string },
    message: string,
    readonly v3: { status: number; code: string } = { status, code },
  ) {
    super(message);
    this.name = "Problem";
  }
}

export type Style = "v1" | "v3" | "neutron";

/** Neutron's own paths are those without a project. */
export function styleOf(path: string): Style {
  if (path.startsWith("/v3/")) return "v3";
  return path.includes("{project_id}") ? "v1" : "neutron";
}

export function shaped(style: Style, { status, code, neutron, v3, message }: Problem): Refusal {
  switch (style) {
    case "v1":
      return new Refusal(status, code, message, () => ({ code, message }));
    case "v3":
      return new Refusal(v3.status, v3.code, message, (request_id) => ({
        error_code: v3.code,
        error_msg: message,
        request_id,
      }));
    case "neutron":
      return new Refusal(neutron.status, neutron.type, message, () => ({
        NeutronError: { type: neutron.type, message, detail: "" },
      }));
  }
}

/** An error in the shape of the interface that the operation belongs to. */
export const networkRefusal: HuaweiService["refusal"] = (status, code, message, { http }) =>
  shaped(styleOf(http.path), new Problem(status, code, { status, type: code }, message));

/** The handlers of one interface, whose problems get its shape. */
export const styled = (style: Style, operations: HuaweiService["operations"]): HuaweiService["operations"] =>
  reworded(operations, (error) => (error instanceof Problem ? shaped(style, error) : error));
