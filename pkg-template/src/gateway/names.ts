/** Patterns of names, in which `*` stands for any letters, digits and `_ . : @ -`: nothing that a path could be left with. */
export function matcher(patterns: readonly string[]): (name: string) => boolean {
  const expressions = patterns.map((pattern) => {
    const parts = pattern.split("*").map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
    return new RegExp(`^${parts.join("[\\w.:@-]*")}$`);
  });
  return (name) => expressions.some((expression) => expression.test(name));
}

/** The texts of a parameter, wherever it stands, as those of a list do. A value that is no text is told as JSON. */
export function valuesOf(params: unknown, name: string): string[] {
  if (typeof params !== "object" || params === null) return [];
  return Object.entries(params).flatMap(([key, value]) =>
    key === name && !Array.isArray(params) ? texts(value) : valuesOf(value, name),
  );
}

function texts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(texts);
  return [typeof value === "string" ? value : String(JSON.stringify(value))];
}
