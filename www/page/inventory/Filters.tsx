import { useState } from "preact/hooks";
import { look, route } from "../shell/route.js";
import { named, number, say } from "../words/index.js";
import { COLUMNS, countsOf, FACETS, type Facet, orderOf, written } from "./filter.js";
import { rows } from "./store.js";

/** What is looked for. */
export function Filters() {
  const [isOpen, setOpen] = useState(false);
  const { query } = route.value;
  const used = FACETS.filter((name) => query.has(name)).length;
  return (
    <search class="filters">
      <input
        type="search"
        id="search"
        aria-label={say("search")}
        placeholder={say("search")}
        value={query.get("q") ?? ""}
        onInput={({ currentTarget }) => look({ q: currentTarget.value })}
      />
      <button
        type="button"
        class="narrow"
        aria-expanded={isOpen}
        aria-controls="facets"
        onClick={() => setOpen(!isOpen)}
      >
        {say("filters")}
        {used > 0 && ` (${used})`}
      </button>
      <div id="facets" class={isOpen ? "facets open" : "facets"}>
        {FACETS.map((facet) => (
          <FacetChoice key={facet} facet={facet} />
        ))}
        <OrderChoice />
        {(used > 0 || query.has("q")) && (
          <button type="button" class="plain" onClick={clear}>
            {say("filters.clear")}
          </button>
        )}
      </div>
    </search>
  );
}

export function clear(): void {
  look({ q: "", ...Object.fromEntries(FACETS.map((name) => [name, ""])) });
}

function FacetChoice({ facet }: { facet: Facet }) {
  const value = route.value.query.get(facet) ?? "";
  const counts = countsOf(rows.value, facet);
  // A shared link can name what this account does not have.
  if (value && !counts.has(value)) counts.set(value, 0);
  return (
    <select
      class={value ? "used" : ""}
      aria-label={say(`facet:${facet}`)}
      value={value}
      onChange={({ currentTarget }) => look({ [facet]: currentTarget.value })}
    >
      <option value="">{say(`facet:${facet}`)}</option>
      {[...counts].map(([name, count]) => (
        <option key={name} value={name}>
          {named(facet, name)} ({number(count)})
        </option>
      ))}
    </select>
  );
}

/** Where the head of the table has no room. */
function OrderChoice() {
  const order = orderOf(route.value.query);
  return (
    <select
      class="narrow"
      aria-label={say("order")}
      value={written(order)}
      onChange={({ currentTarget }) => look({ sort: currentTarget.value })}
    >
      {COLUMNS.flatMap((column) =>
        [false, true].map((isDown) => {
          const value = written({ column, isDown });
          return (
            <option key={value} value={value}>
              {say(`column:${column}`)} {isDown ? "↓" : "↑"}
            </option>
          );
        }),
      )}
    </select>
  );
}
