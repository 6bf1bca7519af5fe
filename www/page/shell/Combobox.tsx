import { useEffect } from "preact/hooks";

interface Props {
  type: "search" | "text";
  /** What the options are: `operation` for a list `operations` of options `operation-0`, `operation-1` and so on. */
  name: string;
  label: string;
  typed: string;
  /** How many options there are now. */
  count: number;
  /** The option that the keys have reached; -1 for none. */
  current: number;
  search(typed: string): void;
  move(to: number): void;
  take(index: number): void;
}

/** A field that a list of what it finds belongs to: the arrow keys move through the list, and Enter takes an option. */
export function Combobox({ type, name, label, typed, count, current, search, move, take }: Props) {
  useEffect(() => {
    document.getElementById(`${name}-${current}`)?.scrollIntoView({ block: "nearest" });
  }, [current]);
  const press = (event: KeyboardEvent) => {
    const reached = Math.max(current, 0);
    const keys: Record<string, () => void> = {
      ArrowDown: () => move((current + 1) % count),
      ArrowUp: () => move((reached + count - 1) % count),
      Enter: () => take(reached),
    };
    const act = keys[event.key];
    if (!act || count === 0 || event.isComposing) return;
    event.preventDefault();
    act();
  };
  return (
    <input
      type={type}
      role="combobox"
      aria-label={label}
      placeholder={label}
      aria-expanded="true"
      aria-controls={`${name}s`}
      aria-activedescendant={current >= 0 ? `${name}-${current}` : undefined}
      autocomplete="off"
      spellcheck={false}
      value={typed}
      onInput={({ currentTarget }) => search(currentTarget.value)}
      onKeyDown={press}
    />
  );
}
