import type { JSX } from "preact";

/** Several views of one thing, of which one is shown. The arrow keys move among them. */
export function Tabs<Name extends string>(props: {
  label: string;
  names: readonly Name[];
  chosen: Name;
  choose: (name: Name) => void;
  word: (name: Name) => string;
  panel: () => JSX.Element;
}) {
  const { label, names, chosen, choose, word, panel: Panel } = props;
  const press = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: names.length - 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = names[(names.indexOf(chosen) + step) % names.length] ?? chosen;
    choose(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <>
      <div role="tablist" class="tabs" aria-label={label} onKeyDown={press}>
        {names.map((name) => (
          <button
            key={name}
            id={`tab-${name}`}
            type="button"
            role="tab"
            aria-selected={name === chosen}
            aria-controls="tab-panel"
            tabIndex={name === chosen ? 0 : -1}
            onClick={() => choose(name)}
          >
            {word(name)}
          </button>
        ))}
      </div>
      <div id="tab-panel" role="tabpanel" class="panel" aria-labelledby={`tab-${chosen}`}>
        <Panel />
      </div>
    </>
  );
}
