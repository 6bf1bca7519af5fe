// Ours against theirs, one intermediate after the other, and the smallest case that still shows a difference.

import { type Case, type Intermediates, steps } from "../vectors/case.ts";
import type { Answer, Package } from "../vectors/regenerate/official.ts";
import { Random } from "./random.ts";
import type { Scheme } from "./scheme.ts";
import { smaller } from "./shrink.ts";

export interface Mismatch {
  case_: Case;
  package: Package;
  /** The first intermediate that differs, `refused` if we sign nothing, or `sent` if the wire is not what was signed. */
  step: string;
  ours: string;
  theirs: string;
}

export type Ours = Intermediates & { url: string; body?: string | Uint8Array };
export type Signer = (case_: Case) => Ours;

/** What gives the answers of the official packages. */
export interface Signers {
  ask(name: Package, cases: Case[]): Promise<Answer[]>;
}

const batchSize = 250;
/** A case has a few dozen parts, and every round makes it smaller. */
const maxRounds = 300;

export class Comparison {
  readonly asked: Partial<Record<Package, number>> = {};

  constructor(
    readonly official: Signers,
    readonly ours: Signer,
  ) {}

  /** Compares `count` random cases and stops at the first that differs, which is returned as small as it gets. */
  async run(scheme: Scheme, count: number, seed: string): Promise<Mismatch | undefined> {
    for (let start = 0; start < count; start += batchSize) {
      const length = Math.min(batchSize, count - start);
      const cases = Array.from({ length }, (_, index) => answerable(scheme, `${seed}/${scheme.name}/${start + index}`));
      const mismatch = await this.#first(scheme, cases);
      if (mismatch) return this.#shrink(scheme, mismatch);
    }
    return undefined;
  }

  async #first(scheme: Scheme, cases: Case[]): Promise<Mismatch | undefined> {
    const names = Object.keys(scheme.oracles) as Package[];
    const asked = names.map((name) => {
      const supported = cases.filter((case_) => scheme.oracles[name]?.(case_));
      this.asked[name] = (this.asked[name] ?? 0) + supported.length;
      return { name, supported, answers: this.official.ask(name, supported) };
    });
    // While they work.
    const ours = new Map(cases.map((case_) => [case_, this.#sign(case_)]));
    for (const { name, supported, answers } of asked) {
      for (const [index, theirs] of (await answers).entries()) {
        const case_ = supported[index] as Case;
        const difference = firstDifference(case_, ours.get(case_) as Ours | Error, theirs);
        if (difference) return { case_, package: name, ...difference };
      }
    }
    return undefined;
  }

  #sign(case_: Case): Ours | Error {
    // A hash that is given stands for a body that we are not shown.
    const { body, bodyHex, ...rest } = case_;
    const isHash = case_.bodySha256 !== undefined && case_.bodySha256 !== "UNSIGNED-PAYLOAD";
    try {
      return this.ours(isHash ? rest : case_);
    } catch (error) {
      return error as Error;
    }
  }

  async #shrink(scheme: Scheme, found: Mismatch): Promise<Mismatch> {
    let smallest = found;
    const only = { ...scheme, oracles: { [found.package]: scheme.oracles[found.package] } };
    for (let round = 0; round < maxRounds; round += 1) {
      let next: Mismatch | undefined;
      for (const case_ of smaller(smallest.case_)) {
        const mismatch = await this.#first(only, [case_]);
        const isSame = mismatch?.step === found.step && (found.step !== "refused" || mismatch.ours === found.ours);
        if (!isSame) continue;
        next = mismatch;
        break;
      }
      if (!next) break;
      smallest = next;
    }
    return smallest;
  }
}

/** The first case of a seed that some official signer has an answer for. */
function answerable(scheme: Scheme, seed: string): Case {
  const random = new Random(seed);
  for (;;) {
    const case_ = scheme.generate(random);
    if (Object.values(scheme.oracles).some((can) => can(case_))) return case_;
  }
}

function firstDifference(case_: Case, ours: Ours | Error, theirs: Answer) {
  if (theirs.error !== undefined) return { step: "error", ours: "", theirs: theirs.error };
  if (ours instanceof Error) return { step: "refused", ours: ours.message, theirs: "signed it" };
  for (const step of steps) {
    if (theirs[step] === undefined || ours[step] === theirs[step]) continue;
    return { step, ours: String(ours[step]), theirs: theirs[step] };
  }
  const [sent, meant] = case_.params ? formsOf(case_, ours) : urlsOf(case_);
  return sent === meant ? undefined : { step: "sent", ours: sent, theirs: meant };
}

/** The path and query that `fetch` would send, and those that were signed. */
function urlsOf({ url }: Case): [sent: string, meant: string] {
  const { pathname, search, host } = new URL(url);
  const [, authority = "", path = "", query = ""] = url.match(/^[^/]+\/\/([^/?]*)([^?]*)\??(.*)$/s) ?? [];
  const port = new RegExp(`:${url.startsWith("https") ? 443 : 80}$`);
  return [
    `${host}${pathname}?${search.slice(1)}`,
    `${authority.toLowerCase().replace(port, "")}${path || "/"}?${query}`,
  ];
}

/** The parameters that a server would read, and those of the case with the signer's own. */
function formsOf({ algorithm, credentials, at, nonce, params }: Case, ours: Ours): [sent: string, meant: string] {
  const source = ours.body === undefined ? new URL(ours.url).search : String(ours.body);
  const all: Record<string, unknown> = { Timestamp: at, Nonce: nonce, ...params, SecretId: credentials.secretId };
  if (credentials.token !== undefined) all.Token = credentials.token;
  const entries = Object.entries({ ...all, SignatureMethod: algorithm, Signature: ours.signature });
  const text = (pairs: Iterable<[string, unknown]>) =>
    [...pairs]
      .map((pair) => JSON.stringify(pair.map(String)))
      .sort()
      .join("\n");
  return [text(new URLSearchParams(source)), text(entries)];
}
