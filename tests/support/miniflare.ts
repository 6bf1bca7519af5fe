// Miniflare, by `require`: to import its one file of three megabytes, Node first looks through it for the names of what it
// exports, which takes longer than to load it.

import { createRequire } from "node:module";
import type * as miniflare from "miniflare";

const required = createRequire(import.meta.url)("miniflare") as typeof miniflare;

export const { Miniflare, Response: MiniflareResponse } = required;
export type Miniflare = miniflare.Miniflare;
export type { Json, MiniflareOptions, Request as MiniflareRequest, WorkerOptions } from "miniflare";
