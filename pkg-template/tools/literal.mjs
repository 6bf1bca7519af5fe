// Values as the text of a program.

/** A value that a program reads from the environment: what must not stand in its text. */
export class Variable {
  constructor(name) {
    this.name = name;
  }
}

/** A name as a member; a name that is no identifier is quoted. */
export const member = (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));

export const javascript = {
  step: 2,
  pad: " ",
  key: (name) => `${member(name)}: `,
  variable: (name) => `process.env.${name}`,
  plain: (value) => (typeof value === "bigint" ? `${value}n` : JSON.stringify(value)),
};

const pythonWords = new Map([
  [null, "None"],
  [true, "True"],
  [false, "False"],
]);

export const python = {
  step: 4,
  pad: "",
  key: (name) => `${JSON.stringify(name)}: `,
  variable: (name) => `os.environ["${name}"]`,
  plain: (value) => pythonWords.get(value) ?? (typeof value === "bigint" ? String(value) : JSON.stringify(value)),
};

const width = 100;

/**
 * A value as a program has it, on one line if that is not too long. `used` are the characters that stand on the line
 * already or will, `indent` are those before it.
 */
export function literal(value, used, { language = javascript, indent = 0 } = {}) {
  const { step, pad, key, variable, plain } = language;
  if (value instanceof Variable) return variable(value.name);
  if (value === null || typeof value !== "object") return plain(value);
  const isList = Array.isArray(value);
  const [open, close] = isList ? "[]" : "{}";
  const entries = Object.entries(value).map(([name, item]) => [isList ? "" : key(name), item]);
  const flat = entries.map(([head, item]) => head + literal(item, Number.NEGATIVE_INFINITY, { language })).join(", ");
  const line = isList || !flat ? open + flat + close : open + pad + flat + pad + close;
  if (used + line.length <= width) return line;
  const inner = indent + step;
  const lines = entries.map(
    ([head, item]) => `${head + literal(item, inner + head.length + 1, { language, indent: inner })},\n`,
  );
  return `${open}\n${lines.map((line) => " ".repeat(inner) + line).join("")}${" ".repeat(indent)}${close}`;
}

/** A statement around a value. */
export const around = (head, value, end, language = javascript) =>
  head + literal(value, head.length + end.length, { language }) + end;
