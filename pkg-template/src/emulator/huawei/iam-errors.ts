// What IAM says of a broken rule: v3 in Keystone's shape, v3.0 with codes (huawei.md 5.1; the page "Error Codes" of the
// IAM API reference). A rule does not know which one it is broken through.
import type { Refusal } from "../reply.ts";
import { apigRefusal, keystoneRefusal } from "./errors.ts";
import { type HuaweiService, reworded } from "./service.ts";

export class IamProblem extends Error {
  constructor(
    readonly status: number,
    /** Keystone's word for the status. */
    readonly title: string,
    message: string,
  ) {
    super(message);
    this.name = "IamProblem";
  }
}

export const badRequest = (message: string) => new IamProblem(400, "Bad Request", message);
export const unauthorized = (message: string) => new IamProblem(401, "Unauthorized", message);
export const notFound = (message: string) => new IamProblem(404, "Not Found", message);

type Style = "v3" | "v3.0";

export const styleOf = (path: string): Style => (path.startsWith("/v3.0/") ? "v3.0" : "v3");

export const iamRefusal: HuaweiService["refusal"] = (status, code, message, { http }) =>
  styleOf(http.path) === "v3.0" ? apigRefusal(status, code, message) : keystoneRefusal(status, code, message);

export function shaped(style: Style, { status, title, message }: IamProblem): Refusal {
  if (style === "v3") return keystoneRefusal(status, title, message);
  return status === 404
    ? apigRefusal(status, "IAM.0004", message)
    : apigRefusal(status, "IAM.0011", `Request body is invalid. ${message}`);
}

/** The handlers of one interface, whose problems get its shape. */
export const styled = (style: Style, operations: HuaweiService["operations"]): HuaweiService["operations"] =>
  reworded(operations, (error) => (error instanceof IamProblem ? shaped(style, error) : error));
