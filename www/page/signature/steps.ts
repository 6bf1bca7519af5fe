/** How a signature comes about, step by step, with the names of the keys and never their bytes (docs/signing.md). */

interface Signed {
  stringToSign: string;
  scope?: string;
}

/** One line for each step; the last one gives the signature. */
export function stepsOf({ stringToSign, scope = "" }: Signed): string[] {
  const [algorithm = ""] = stringToSign.split("\n");
  const [day, ...rest] = scope.split("/");
  switch (algorithm) {
    case "TC3-HMAC-SHA256":
      return [
        `date key = HMAC-SHA256("TC3" + secret key, "${day}")`,
        `service key = HMAC-SHA256(date key, "${rest[0]}")`,
        `signing key = HMAC-SHA256(service key, "${rest[1]}")`,
        "signature = hex(HMAC-SHA256(signing key, string to sign))",
      ];
    case "V11-HMAC-SHA256":
      return [
        "extracted key = HMAC-SHA256(access key, secret access key)",
        `signing key = hex(HMAC-SHA256(extracted key, "${scope}" + byte 1))`,
        "signature = hex(HMAC-SHA256(signing key, string to sign))",
      ];
    case "SDK-HMAC-SHA256":
    case "SDK-HMAC-SM3":
      return [`signature = hex(${algorithm.replace("SDK-", "")}(secret access key, string to sign))`];
    default: {
      // API 2.0 signs the parameters themselves, and its algorithm is one of them.
      const method = /[?&]SignatureMethod=(\w+)/.exec(stringToSign)?.[1] ?? "HmacSHA1";
      return [`signature = base64(${method.replace("HmacSHA", "HMAC-SHA")}(secret key, string to sign))`];
    }
  }
}
