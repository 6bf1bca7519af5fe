// `fetch` itself, and what everybody does with an answer: what the others take beside this is their own.

/** The signature does not matter here; it has the length of a real one. */
const authorization = `SDK-HMAC-SHA256 Access=AKEXAMPLE0000000000, SignedHeaders=host;x-sdk-date, Signature=${"0".repeat(64)}`;

export const bare = {
  name: "fetch itself",
  make({ url, body }, fetch) {
    const headers = {
      "Content-Type": "application/json",
      "X-Project-Id": "0123456789abcdef0123456789abcdef",
      "X-Sdk-Date": "20250102T030405Z",
      Authorization: authorization,
    };
    return async () => {
      const response = await fetch(url, { method: "POST", headers, body });
      return JSON.parse(await response.text());
    };
  },
};
