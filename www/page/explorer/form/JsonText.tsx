import { useEffect, useId, useState } from "preact/hooks";
import { say } from "../../words/index.js";
import { parse, write } from "./values.js";

/** A value as JSON text. While the text is none, the value stays what it was. */
export function JsonText(props: {
  label: string;
  value: unknown;
  rows: number;
  change: (value: unknown) => void;
  describedBy?: string | undefined;
}) {
  const { label, value, rows, change, describedBy } = props;
  const [text, setText] = useState(() => write(value));
  const [problem, setProblem] = useState("");
  const id = useId();
  // What was changed elsewhere is shown; what is typed here keeps its form.
  useEffect(() => {
    if (problem || isSame(text, value)) return;
    setText(write(value));
  }, [value]);
  const type = (typed: string) => {
    setText(typed);
    try {
      const read = parse(typed || "null");
      setProblem("");
      change(read ?? undefined);
    } catch (error) {
      setProblem((error as Error).message);
    }
  };
  return (
    <>
      <textarea
        aria-label={label}
        aria-describedby={[describedBy, problem && id].filter(Boolean).join(" ") || undefined}
        aria-invalid={problem !== ""}
        rows={rows}
        spellcheck={false}
        value={text}
        onInput={({ currentTarget }) => type(currentTarget.value)}
      />
      {problem && (
        <p id={id} class="problem">
          {say("explorer.no.json")} <span lang="en">{problem}</span>
        </p>
      )}
    </>
  );
}

function isSame(text: string, value: unknown): boolean {
  try {
    return write(parse(text)) === write(value);
  } catch {
    return false;
  }
}
