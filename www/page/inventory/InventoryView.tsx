import "./follow.js";
import { useState } from "preact/hooks";
import { bindFrom, moveAll, unbindAll } from "../changes/begin.js";
import { connected } from "../connections/store.js";
import { Failure, failureOf } from "../shell/Failure.js";
import { href } from "../shell/route.js";
import { number, say } from "../words/index.js";
import { Details } from "./Details.js";
import { clear, Filters } from "./Filters.js";
import { Grid } from "./Grid.js";
import { active, chooseNone, chosen, visible } from "./selection.js";
import { failures, isEmpty, read, reading, rows } from "./store.js";

export function InventoryView() {
  const [isOpen, setOpen] = useState(false);
  const current = visible.value[active.value.row];
  const actions = { open: () => setOpen(true), unbind: unbindAll, bind: bindFrom, move: moveAll };
  return (
    <div class="inventory">
      <div class="title">
        <h1>{say("view:inventory")}</h1>
        <Counts />
        <button type="button" disabled={!reading.value.isDone} onClick={read}>
          {say("refresh")}
        </button>
      </div>
      <Filters />
      <Failures />
      <div class="table">
        <Grid actions={actions} isBusy={!reading.value.isDone} />
        <Nothing />
      </div>
      <Actions />
      {isOpen && current && <Details binding={current} close={() => setOpen(false)} />}
    </div>
  );
}

function Counts() {
  const { isDone, calls, ms } = reading.value;
  const of = (state: string) => rows.value.filter((row) => row.state === state).length;
  const counts = { all: rows.value.length, bound: of("bound"), free: of("unbound"), busy: of("busy") };
  return (
    <p class="quiet" title={isDone ? say("inventory.took", { calls, ms: Math.round(ms) }) : undefined}>
      {say("inventory.counts", counts)}
      {!isDone && ` · ${say("inventory.reading")}`}
    </p>
  );
}

/** Lists that could not be read; the others are shown. */
function Failures() {
  return (
    <>
      {failures.value.map(({ account, region, service, resource, error }) => {
        const failed = failureOf(error);
        const where = [account, region, service, resource].filter(Boolean).join(" · ");
        return <Failure key={where} {...failed} title={`${where}: ${failed.title}`} />;
      })}
    </>
  );
}

/** Why the table is empty, and what to do about it. */
function Nothing() {
  if (visible.value.length > 0) return null;
  if (!reading.value.isDone) return <p class="empty">{say("inventory.reading")}</p>;
  if (connected.value.length === 0) {
    return (
      <p class="empty">
        {say("connections.none")} <a href={href("connections")}>{say("view:connections")}</a>
      </p>
    );
  }
  if (isEmpty.value) return <p class="empty">{say("inventory.empty")}</p>;
  return (
    <p class="empty">
      {say("inventory.unmatched")}{" "}
      <button type="button" onClick={clear}>
        {say("filters.clear")}
      </button>
    </p>
  );
}

/** What can be done with the chosen rows. The place is always taken, so that nothing moves. */
function Actions() {
  const count = chosen.value.length;
  return (
    <div class="actions" role="toolbar" aria-label={say("actions")}>
      <span class="quiet">
        {count > 0 ? say("select.count", { count }) : say("select.none", { shown: number(visible.value.length) })}
      </span>
      <button type="button" class="danger" disabled={count === 0} onClick={unbindAll}>
        {say("unbind")} <kbd>U</kbd>
      </button>
      <button type="button" disabled={count === 0} onClick={bindFrom}>
        {say("bind")} <kbd>B</kbd>
      </button>
      <button type="button" disabled={count === 0} onClick={moveAll}>
        {say("move")} <kbd>M</kbd>
      </button>
      <button
        type="button"
        class="plain"
        aria-label={say("select.clear")}
        title={say("select.clear")}
        disabled={count === 0}
        onClick={chooseNone}
      >
        ×
      </button>
    </div>
  );
}
