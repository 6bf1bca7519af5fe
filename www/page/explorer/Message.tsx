import { parse, write } from "./form/values.js";
import { secretHeaders } from "./samples/sample.js";
import type { Message } from "./send.js";

/** A request or an answer. What a header holds in secret is not shown. */
export function MessageText({ message: { head, headers, body } }: { message: Message }) {
  const lines = headers.map(([name, value]) => `${name}: ${isSecret(name, value) ? "•••" : value}`);
  return (
    <>
      <pre>{[head, ...lines].join("\n")}</pre>
      {body && <pre>{readable(body)}</pre>}
    </>
  );
}

/** A signature is no secret, a gateway's token is one. */
const isSecret = (name: string, value: string) => name.toLowerCase() in secretHeaders || value.startsWith("Bearer ");

/** JSON with line breaks, a form with a parameter on each line; anything else as it is. */
function readable(body: string): string {
  try {
    return write(parse(body));
  } catch {
    return body.includes("=") && !/[\s<{]/.test(body)
      ? body.replaceAll("&", "\n&").replace(/(Token=)[^&]*/, "$1•••")
      : body;
  }
}
