/**
 * A Worker that keeps the keys of the clouds away from those who call them.
 *
 * @module cloudip/gateway
 */
import "../default.js";

export * from "./index.js";
