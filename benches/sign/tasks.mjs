// The tasks: every contestant with every scheme it has, and with bodies of every size.

import entries from "cloudip-entries";
import { runner } from "../support/runner.mjs";
import { ours } from "./contestants/ours.mjs";
import { modes } from "./modes.mjs";
import { huawei, schemes } from "./requests.mjs";

/** Bytes of a body: the sizes to know, and some between them to find where other hashing overtakes ours. */
export const sizes = [0, 100, 256, 512, 1024, 2048, 4096, 16384, 65536, 1048576];

const prepareReused = (make, input) => () => {
  const signer = make();
  return [() => signer.sign(input), () => signer.free?.()];
};

const prepareNew = (make, input) => () => [
  () => {
    const signer = make();
    const signed = signer.sign(input);
    signer.free?.();
    return signed;
  },
];

const inputOf = ({ inputs }, scheme, request) => inputs?.[scheme]?.(request) ?? request;

function speedTasks(contestants) {
  const tasks = [];
  for (const [scheme, { request }] of Object.entries(schemes)) {
    for (const contestant of contestants) {
      if (!contestant.schemes[scheme]) continue;
      const make = contestant.schemes[scheme];
      const input = inputOf(contestant, scheme, request);
      for (const [mode, prepare] of [
        [modes[0], prepareReused(make, input)],
        [modes[1], prepareNew(make, input)],
      ]) {
        tasks.push({
          id: `${scheme}, ${contestant.name}, ${mode}`,
          scheme,
          contestant: contestant.name,
          mode,
          prepare,
        });
      }
    }
  }
  return tasks;
}

/** JSON of so many bytes, since the official signer takes nothing else. */
const json = (size) => (size ? `{"data":"${"x".repeat(size - 11)}"}` : "");

/**
 * SDK-HMAC-SHA256 over bodies: every contestant hashing the body itself, and ours with a hash that is known already or
 * that a contestant's own digest computes on the spot.
 */
function bodyTasks(own, contestants) {
  const scheme = "SDK-HMAC-SHA256";
  const tasks = [];
  for (const size of sizes) {
    const text = json(size);
    for (const [kind, body] of [
      ["string", text],
      ["Uint8Array", new TextEncoder().encode(text)],
    ]) {
      const request = { ...huawei, body };
      const add = (contestant, prepare) =>
        tasks.push({ id: `${size} ${kind}, ${contestant}`, size, kind, contestant, prepare });
      for (const contestant of contestants) {
        // The official signer takes an object.
        if (contestant.inputs && kind !== "string") continue;
        add(contestant.name, prepareReused(contestant.schemes[scheme], inputOf(contestant, scheme, request)));
      }
      add("bodySha256 known", prepareReused(own.schemes[scheme], { ...request, bodySha256: "0".repeat(64) }));
      for (const { name, sha256 } of contestants) {
        if (sha256) add(`bodySha256 by ${name}`, prepareHashed(own.schemes[scheme], request, sha256));
      }
    }
  }
  return tasks;
}

/** `sha256` may be asynchronous. */
const prepareHashed = (make, request, sha256) => () => {
  const signer = make();
  const perform = () => {
    const bodySha256 = sha256(request.body);
    if (typeof bodySha256 === "string") return signer.sign({ ...request, bodySha256 });
    return bodySha256.then((known) => signer.sign({ ...request, bodySha256: known }));
  };
  return [perform, () => signer.free()];
};

/** The signatures of the known answers by contestant, of those who have the scheme at all. */
const signaturesBy = (contestants) => async (scheme) => {
  const { request, at, nonce } = schemes[scheme];
  const found = {};
  for (const contestant of contestants) {
    if (contestant.otherScheme || !contestant.schemes[scheme]) continue;
    const signer = contestant.schemes[scheme]();
    found[contestant.name] = signatureOf(await signer.sign(inputOf(contestant, scheme, request), at, nonce));
    signer.free?.();
  }
  return found;
};

/** The signature in whatever a contestant answers: headers, or a form. */
function signatureOf({ headers, body }) {
  if (headers?.Authorization) return headers.Authorization.split("Signature=")[1];
  return new URLSearchParams(body).get("Signature");
}

/** Ours, from every entry that this build has, and the others: what runs inside a runtime. */
export function arena(others) {
  const own = entries.map(([specifier, module]) => ours(specifier, module));
  const hashing = others.filter(({ otherScheme, schemes }) => !otherScheme && schemes["SDK-HMAC-SHA256"]);
  const tasks = [...speedTasks([...own, ...others]), ...bodyTasks(own[0], [own[0], ...hashing])];
  return runner(tasks, signaturesBy([...own, ...others]));
}
