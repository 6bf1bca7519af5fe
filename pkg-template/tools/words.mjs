// Facts of operations and of their fields in words, as the doc comments of the types and the reference tell them both.
// Code stands between backticks.

export const capital = (name) => name.slice(0, 1).toUpperCase() + name.slice(1);

/** Joins texts that may lack their full stop; a text alone is left as it is. */
export function sentences(...texts) {
  const given = texts.filter(Boolean);
  return given.length < 2 ? given.join("") : given.map((text) => text.replace(/[^.:;!?]$/, "$&.")).join(" ");
}

export const code = (names, between = ", ") => names.map((name) => `\`${name}\``).join(between);

/** The limits of a type, as they are enforced before anything is sent. */
export function limits(type) {
  const { kind, min, max } = type;
  if (kind === "string") return range(min, max, "characters");
  if (kind !== "array") return "";
  const inner = limits(type.items);
  return [range(min, max, "entries"), inner && `each ${inner}`].filter(Boolean).join(", ");
}

/** The limits that are documented of a field, but not enforced. */
export function documentedLimits({ type, documented }) {
  const { min_length, max_length, min_items, max_items, min, max, pattern } = documented;
  const of = [range(min_length, max_length, "characters"), range(min, max, ""), pattern && `matching \`${pattern}\``];
  const one = of.filter(Boolean).join(", ");
  const facts = [range(min_items, max_items, "entries"), one && (type.kind === "array" ? `each ${one}` : one)];
  return facts.filter(Boolean).join(", ");
}

function range(min, max, unit) {
  const of = unit && ` ${unit}`;
  if (min != null && max != null && (min || !unit))
    return min === max ? `exactly ${min}${of}` : `${min} to ${max}${of}`;
  if (min) return `at least ${min}${of}`;
  return max != null ? `at most ${max}${of}` : "";
}

export const knownValues = ({ documented: { known } }) => known && `Known values: ${known.join(", ")}`;

const sources = {
  sdk: "the SDK",
  openapi: "the OpenAPI text",
  python: "the Python SDK",
  qcloudcli: "the command-line tool",
};

/** What holds of a field whatever its direction. */
export function remarks({ documented: { default: fallback, format, only_in } }) {
  const source = only_in && `Known from ${sources[only_in] ?? only_in} only`;
  const ifLeftOut = fallback === undefined ? "" : `${JSON.stringify(fallback)} if left out`;
  return [format && `Form: ${format}`, ifLeftOut, source];
}

/** How a call proves who sends it. */
export function authentication({ auth }) {
  if (auth === "none") return "Sent without a signature and without a token.";
  return auth === "token" ? "Takes a token only; a signature is not taken." : "Takes a signature or a token.";
}

/** Whether a call whose outcome is unknown may be sent again. */
export function repetition({ effect, idempotent, retry_after_unknown, client_token_param }) {
  if (["list", "show", "poll"].includes(effect)) return "It only reads, so it may be sent again.";
  if (retry_after_unknown === "safe")
    return "It may be sent again: that has no further effect, though it may answer an error.";
  if (client_token_param) return `Sent again, it acts again, unless \`${client_token_param}\` is the same.`;
  if (!idempotent) return "Sent again, it acts again: after an unknown outcome, look first.";
  return "After an unknown outcome, look before sending it again: what it touched may be somebody else's by then.";
}
