import { exchange } from "./state.js";

/** The last change: the request as it went out, how it was signed, and the answer. */
export function ExchangePanel() {
  if (!exchange.value) {
    return <p class="quiet">Unbind or bind an address: the signed request and the answer appear here.</p>;
  }
  const { sent, explanation, answer, error } = exchange.value;
  return (
    <section class="card" aria-label="Last request">
      {error ? (
        <p class="failed" role="alert">
          {error.kind}: {error.message}
        </p>
      ) : (
        <p role="status">Accepted</p>
      )}
      {sent && <Text title="Request" text={wire(sent.request, sent.body)} />}
      {explanation?.canonicalRequest && <Text title="Canonical request" text={explanation.canonicalRequest} />}
      {explanation && <Text title="String to sign" text={explanation.stringToSign} />}
      {explanation && <Text title="Signature" text={explanation.signature} />}
      <Text title="Answer" text={JSON.stringify(error ? { ...error } : answer, inWords, 2)} />
    </section>
  );
}

function Text({ title, text }: { title: string; text: string }) {
  return (
    <figure>
      <figcaption>{title}</figcaption>
      <pre>{text}</pre>
    </figure>
  );
}

function wire({ method, url, headers }: Request, body: string): string {
  const lines = [...headers].map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${url}`, ...lines, ...(body ? ["", body] : [])].join("\n");
}

/** JSON knows no bigint: ids past 2^53 are shown by their digits. */
const inWords = (_: string, value: unknown) => (typeof value === "bigint" ? value.toString() : value);
