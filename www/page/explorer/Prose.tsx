/** A sentence of the documentation, which is in English; what stands between backticks is code. */
export function Prose({ text }: { text: string }) {
  return (
    <span lang="en">{text.split("`").map((part, index) => (index % 2 ? <code key={part}>{part}</code> : part))}</span>
  );
}
