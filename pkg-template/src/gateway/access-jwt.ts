/** JSON Web Tokens of Cloudflare Access: developers.cloudflare.com/cloudflare-one, "Validate JWTs". */

import { createRemoteJWKSet, errors, jwtVerify } from "jose";
import { refuse } from "../input.js";
import { refusal } from "./errors.js";
import type { AccessOptions } from "./types.js";

/** The id of the caller that a token proves, if it proves one. */
export type JwtCheck = (token: string) => Promise<string | undefined>;

/** Where Access puts the token. */
export const ACCESS_HEADER = "Cf-Access-Jwt-Assertion";

export function readAccess({ team, audience }: AccessOptions): JwtCheck {
  if (!/^https:\/\/[\w.-]+$/.test(team)) {
    refuse("options.callers.access.team", "a URL such as https://example.cloudflareaccess.com", "another text");
  }
  if (!audience) refuse("options.callers.access.audience", "the application's audience tag", "nothing");
  // The keys are kept, and fetched anew when a token names one that is not among them.
  const keys = createRemoteJWKSet(new URL(`${team}/cdn-cgi/access/certs`));
  const demands = { issuer: team, audience, algorithms: ["RS256"], requiredClaims: ["exp", "iat", "sub"] };
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys, demands);
      // A person has an e-mail address, a service token a common name.
      const name = [payload.email, payload.common_name].find((claim) => typeof claim === "string" && claim !== "");
      return name === undefined ? undefined : `access:${name}`;
    } catch (cause) {
      if (cause instanceof errors.JOSEError && !isWithoutKeys(cause)) return undefined;
      throw refusal("AccessUnreachable", "the keys of Cloudflare Access could not be had", { cause });
    }
  };
}

/** Such an error says nothing about the token. Answers other than 200 have the code that errors have without one. */
const isWithoutKeys = (error: errors.JOSEError): boolean =>
  error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid || error.code === errors.JOSEError.code;
