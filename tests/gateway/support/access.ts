// A team of Cloudflare Access: its keys, and tokens as it would issue them.
import { exportJWK, generateKeyPair, SignJWT } from "jose";

export const TEAM = "https://team.cloudflareaccess.com";
export const AUDIENCE = "audience-of-the-gateway";

export interface Team {
  /** Answers what the team's certificates are asked for, and counts that. */
  fetch: (input: RequestInfo | URL) => Promise<Response>;
  asked: () => number;
  /** A token that the gateway takes, but for what is said otherwise. */
  issue: (claims?: Record<string, unknown>, header?: { alg?: string; kid?: string }) => Promise<string>;
}

export async function team(): Promise<Team> {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const keys = [{ ...(await exportJWK(publicKey)), kid: "k1", alg: "RS256", use: "sig" }];
  const now = Math.floor(Date.now() / 1000);
  let asked = 0;
  return {
    fetch: async (input) => {
      asked += 1;
      const url = input instanceof Request ? input.url : String(input);
      return url === `${TEAM}/cdn-cgi/access/certs` ? Response.json({ keys }) : new Response(null, { status: 404 });
    },
    asked: () => asked,
    issue: (claims, { kid = "k1" } = {}) =>
      new SignJWT({ iss: TEAM, aud: AUDIENCE, sub: "s", email: "ann@example.com", iat: now, exp: now + 600, ...claims })
        .setProtectedHeader({ alg: "RS256", kid })
        .sign(privateKey),
  };
}

/** The same claims, signed by nobody. */
export function unsigned(token: string): string {
  const [, claims] = token.split(".");
  return `${Buffer.from(JSON.stringify({ alg: "none", kid: "k1" })).toString("base64url")}.${claims}.`;
}

/** The same claims, signed with what everybody knows: the public key, taken for a shared secret. */
export async function signedWithPublicKey(token: string, { fetch }: Team): Promise<string> {
  const { keys } = await (await fetch(`${TEAM}/cdn-cgi/access/certs`)).json();
  const claims = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
  const secret = new TextEncoder().encode(JSON.stringify(keys[0]));
  return new SignJWT(claims).setProtectedHeader({ alg: "HS256", kid: "k1" }).sign(secret);
}
