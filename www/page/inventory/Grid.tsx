import type { Binding } from "cloudip/bindings";
import type { JSX } from "preact";
import { isNarrow } from "../shell/narrow.js";
import { look, route } from "../shell/route.js";
import { Windowed } from "../shell/Windowed.js";
import { named, say } from "../words/index.js";
import { COLUMNS, type Column, orderOf, written } from "./filter.js";
import { type Actions, press } from "./keys.js";
import {
  active,
  begin,
  chooseAll,
  chooseNone,
  chosen,
  extend,
  isChosen,
  moveTo,
  reached,
  toggle,
  visible,
} from "./selection.js";

const ROW = { wide: 36, narrow: 60 };

/** The table of bindings: one stop of the keyboard, in which the arrows move. */
export function Grid({ actions, isBusy }: { actions: Actions; isBusy: boolean }) {
  const { row, column } = active.value;
  const count = visible.value.length;
  return (
    <Windowed
      class="grid"
      id="grid"
      role="grid"
      aria-label={say("view:inventory")}
      aria-rowcount={count + 1}
      aria-colcount={COLUMNS.length + 1}
      aria-multiselectable
      aria-busy={isBusy}
      aria-activedescendant={count > 0 ? cellId(row, column) : undefined}
      tabIndex={0}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.target === event.currentTarget) press(event, actions);
      }}
      count={count}
      rowHeight={isNarrow.value ? ROW.narrow : ROW.wide}
      head={<Head />}
      always={row}
      reveal={reached.value}
      rowsRole="rowgroup"
      row={(index, style) => <Row key={visible.value[index]?.id} index={index} style={style} actions={actions} />}
    />
  );
}

const cellId = (row: number, column: number) => `cell-${row}-${column}`;

function Head() {
  const { column, isDown } = orderOf(route.value.query);
  const all = visible.value.length > 0 && chosen.value.length === visible.value.length;
  const sort = (name: Column) => look({ sort: written({ column: name, isDown: name === column && !isDown }) });
  return (
    <div class="head" role="rowgroup">
      <div class="row" role="row" aria-rowindex={1}>
        <span class="cell box" role="columnheader">
          <input
            type="checkbox"
            aria-label={say("select.all")}
            checked={all}
            indeterminate={!all && chosen.value.length > 0}
            onChange={() => (all ? chooseNone() : chooseAll())}
          />
        </span>
        {COLUMNS.map((name) => (
          <span
            key={name}
            class={`cell of-${name}`}
            role="columnheader"
            aria-sort={name === column ? (isDown ? "descending" : "ascending") : "none"}
          >
            <button type="button" class="plain" onClick={() => sort(name)}>
              {say(`column:${name}`)}
              <span aria-hidden="true">{name === column ? (isDown ? " ↓" : " ↑") : ""}</span>
            </button>
          </span>
        ))}
      </div>
    </div>
  );
}

function Row({ index, style, actions }: { index: number; style: JSX.CSSProperties; actions: Actions }) {
  const binding = visible.value[index];
  if (!binding) return null;
  const { id } = binding;
  const isMarked = isChosen(binding);
  const click = (event: MouseEvent) => {
    // Rows may have come or gone since it was drawn: no other one must be taken for it.
    const row = visible.value.findIndex((each) => each.id === id);
    if (row < 0) return;
    const cell = (event.target as HTMLElement).closest("[data-column]") as HTMLElement | null;
    moveTo(row, Number(cell?.dataset.column ?? 0), COLUMNS.length + 1);
    if (event.shiftKey) extend(row);
    else if (event.ctrlKey || event.metaKey || cell?.dataset.column === "0") toggle(row);
    else begin(row);
  };
  const isActive = active.value.row === index;
  const cell = (column: number) => ({
    id: cellId(index, column),
    "data-column": column,
    "aria-colindex": column + 1,
  });
  const mark = (column: number) => (isActive && active.value.column === column ? " active" : "");
  return (
    <div
      key={id}
      class={`row${isActive ? " current" : ""}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isMarked}
      style={style}
      onClick={click}
      onDblClick={actions.open}
    >
      <span
        role="gridcell"
        {...cell(0)}
        class={`cell box${mark(0)}`}
        aria-label={say("select.row", { address: binding.address })}
      >
        <span class={isMarked ? "tick on" : "tick"} />
      </span>
      {COLUMNS.map((name, at) => (
        <span role="gridcell" key={name} {...cell(at + 1)} class={`cell of-${name}${mark(at + 1)}`}>
          <Content column={name} binding={binding} />
        </span>
      ))}
    </div>
  );
}

function Content({ column, binding }: { column: Column; binding: Binding }) {
  const { address, network, state, status, kind, resource, account, cloud, region, primary } = binding;
  if (column === "address") {
    return (
      <>
        <code>{address}</code> <small>{named("network", network)}</small>
        {primary && <small> · {say("primary")}</small>}
      </>
    );
  }
  if (column === "state") {
    return (
      <span class={`state ${state}`} title={status}>
        {named("state", state)}
      </span>
    );
  }
  if (column === "kind") return <>{named("kind", kind)}</>;
  if (column === "resource") {
    if (!resource.id) return <small>—</small>;
    return (
      <span title={resource.id}>
        {resource.name || resource.id} {resource.name && <small>{resource.id}</small>}
      </span>
    );
  }
  if (column === "account") {
    return (
      <>
        {account} <small>{named("cloud", cloud)}</small>
      </>
    );
  }
  return <>{region}</>;
}
