/** Whether the hex digits are the HMAC-SHA256 of the body; compared by the platform, in constant time. */
export async function isSigned(body: string, hex: string | null, secret: string): Promise<boolean> {
  if (!hex || !/^[0-9a-f]{64}$/.test(hex)) return false;
  const signature = Uint8Array.from(hex.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
  const bytes = (text: string) => new TextEncoder().encode(text);
  const key = await crypto.subtle.importKey("raw", bytes(secret), { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
  return crypto.subtle.verify("HMAC", key, signature, bytes(body));
}
