import type { Binding, Change } from "cloudip/bindings";
import { useEffect, useRef, useState } from "preact/hooks";
import { Dialog } from "../shell/Dialog.js";
import { type Failed, Failure, failureOf } from "../shell/Failure.js";
import { named, say, type Word } from "../words/index.js";
import { asked, known, propose } from "./begin.js";
import { bindAt, bindTo, isFree, isMovable, placesOf, type Target, targetsFor } from "./targets.js";

/** The most new addresses at one place that can be asked for at once. */
const MOST = 100;

const NETWORKS = ["public", "private", "global"] as const;
const FAMILIES = [4, 6] as const;

/** Asks where addresses are to go, or which further ones are to come. */
export function BindDialog() {
  const wished = useRef<Change[]>([]);
  if (!asked.value) return null;
  const { action, bindings } = asked.value;
  const going = bindings.filter(action === "move" ? isMovable : isFree);
  const places = action === "move" || going.length > 0 ? [] : placesOf(bindings);
  // The plan is shown when this is closed, so that the focus goes back to where it was after both.
  const close = () => {
    const changes = wished.current;
    wished.current = [];
    asked.value = undefined;
    if (changes.length > 0) propose(changes, { inventory: known(changes) });
  };
  const submit = ({ currentTarget }: { currentTarget: HTMLFormElement }) => {
    wished.current = wishes(going, places, new FormData(currentTarget));
  };
  return (
    <Dialog title={say(`bind.title:${action}`)} close={close}>
      <form method="dialog" onSubmit={submit}>
        {going.map((each) => (
          <GoingAddress key={each.id} binding={each} />
        ))}
        {places.map((each) => (
          <FurtherAddresses key={each.id} place={each} />
        ))}
        {going.length + places.length === 0 && <p class="empty">{say(`bind.none:${action}`)}</p>}
        <div class="foot">
          <button type="button" onClick={({ currentTarget }) => currentTarget.closest("dialog")?.close()}>
            {say("cancel")}
          </button>
          <button type="submit" class="primary" disabled={going.length + places.length === 0}>
            {say("plan.show")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** What was written in the fields. */
function wishes(going: readonly Binding[], places: readonly Binding[], values: FormData): Change[] {
  const text = (name: string) => String(values.get(name) ?? "").trim();
  return [
    ...going.filter(({ id }) => text(id)).map((each) => bindTo(each, text(each.id))),
    ...places.flatMap((place) => {
      const of = (name: string) => text(`${name} ${place.id}`);
      return bindAt(place, {
        addresses: of("at")
          .split(/[\s,]+/)
          .filter(Boolean),
        count: Number(of("count")),
        family: FAMILIES.find((name) => String(name) === of("family")) ?? 4,
        network: NETWORKS.find((name) => name === of("network")) ?? place.network,
        balancer: of("balancer"),
      });
    }),
  ];
}

/** An address that is there, and what it is to be bound to. */
function GoingAddress({ binding }: { binding: Binding }) {
  const [targets, setTargets] = useState<Target[]>([]);
  const [failure, setFailure] = useState<Failed>();
  useEffect(() => {
    targetsFor(binding).then(setTargets, (error) => setFailure(failureOf(error)));
  }, [binding]);
  const list = `targets ${binding.id}`.replace(/\W+/g, "-");
  return (
    <>
      <label>
        {say(`bind.to:${binding.kind === "eip" ? binding.cloud : binding.kind}` as Word, { address: binding.address })}
        <input name={binding.id} list={list} autocomplete="off" spellcheck={false} />
        <datalist id={list}>
          {targets.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </datalist>
      </label>
      {failure && <Failure {...failure} />}
    </>
  );
}

/** A place that can have more addresses. */
function FurtherAddresses({ place }: { place: Binding }) {
  const { id, kind, resource, network, family, ids } = place;
  const isGiven = kind === "gateway-ingress";
  return (
    <fieldset>
      <legend>
        {resource.name || resource.id} · {named("kind", kind)}
      </legend>
      {isGiven && (
        <>
          <Choice of="network" place={id} names={NETWORKS} chosen={network} />
          <label>
            {say("bind.balancer")}
            <input name={`balancer ${id}`} defaultValue={ids.elb_id ?? ""} autocomplete="off" spellcheck={false} />
          </label>
        </>
      )}
      <label>
        {say(isGiven ? "bind.addresses.given" : "bind.addresses", { network: named("network", network) })}
        <textarea name={`at ${id}`} rows={2} spellcheck={false} />
      </label>
      {!isGiven && (
        <label>
          {say("bind.count")}
          <input name={`count ${id}`} type="number" min={0} max={MOST} defaultValue="1" />
        </label>
      )}
      {/* Of an interface alone the provider can be asked to choose one of IPv6. */}
      {kind === "eni-private-ip" && <Choice of="family" place={id} names={FAMILIES} chosen={family} />}
    </fieldset>
  );
}

/** One of the few that there are. */
function Choice(props: {
  of: "network" | "family";
  place: string;
  names: readonly (string | number)[];
  chosen: string | number;
}) {
  const { of, place, names, chosen } = props;
  return (
    <label>
      {say(`facet:${of}`)}
      <select name={`${of} ${place}`} defaultValue={chosen}>
        {names.map((name) => (
          <option key={name} value={name}>
            {named(of, String(name))}
          </option>
        ))}
      </select>
    </label>
  );
}
