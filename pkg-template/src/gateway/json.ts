/** JSON as it leaves the gateway, with exact integers: a `bigint` is a number on the wire. */
export function exactJson(value: unknown): string {
  // Nobody can write this into an answer, and so nobody can make a number of a text.
  let mark: string | undefined;
  const text = JSON.stringify(value, (_, member) => {
    if (typeof member !== "bigint") return member;
    mark ??= `bigint ${crypto.randomUUID()} `;
    return `${mark}${member}`;
  });
  return mark ? text.replaceAll(new RegExp(`"${mark}(-?\\d+)"`, "g"), "$1") : text;
}
