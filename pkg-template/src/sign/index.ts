/**
 * The signers alone, with a small wasm of their own.
 *
 * @module cloudip/sign
 */
export { CloudError, type CloudErrorInit, type ErrorKind } from "../error.js";
export * from "../signers.js";
