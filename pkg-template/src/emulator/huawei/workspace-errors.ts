// What Workspace says of a broken rule (huawei.md 3.3, "Seen codes"; the page "Workspace Error Codes").
import { workspaceRefusal } from "./errors.ts";

/** WKS.0001 is the service's code for a request it cannot use (Workspace error code page; seen with status 400). */
export const invalid = (message: string) => workspaceRefusal(400, "WKS.0001", message);

/** WKS.0202 is the service's "resource not found" (huawei.md 3.3, "Seen codes"). */
export const notFound = (message: string) => workspaceRefusal(404, "WKS.0202", message);

/** WKS.00010032 is an operation that the state of a desktop denies (the provider's Terraform looks for it in a 409). */
export const conflict = (message: string) => workspaceRefusal(409, "WKS.00010032", `Operation conflict. ${message}`);
