import { act, busy } from "./state.js";
import type { Resource } from "./systems.js";

/** A resource with its addresses, and the form that binds one more. */
export function ResourceCard({ resource }: { resource: Resource }) {
  const { name, id, state, addresses, bind } = resource;
  return (
    <section class="card" aria-label={name}>
      <h2>{name}</h2>
      <p class="state">
        <code>{id}</code> · {state}
      </p>
      <ul>
        {addresses.map(({ address, detail, unbind }) => (
          <li key={`${address} ${detail}`}>
            <span>
              <code>{address}</code> <span class="quiet">{detail}</span>
            </span>
            {unbind && (
              <button
                type="button"
                disabled={busy.value}
                aria-label={`Unbind ${address} from ${name}`}
                onClick={() => act(unbind)}
              >
                Unbind
              </button>
            )}
          </li>
        ))}
      </ul>
      {bind && <BindForm resource={resource} bind={bind} />}
    </section>
  );
}

function BindForm({ resource, bind }: { resource: Resource; bind: NonNullable<Resource["bind"]> }) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const values = Object.fromEntries(new FormData(event.target as HTMLFormElement)) as Record<string, string>;
    void act(() => bind.call(values));
  };
  return (
    <form onSubmit={submit}>
      {bind.fields.map(({ name, value, optional }) => (
        <label key={name}>
          {name}
          {optional ? " (optional)" : ""}
          <input name={name} defaultValue={value} autocomplete="off" spellcheck={false} />
        </label>
      ))}
      <button type="submit" disabled={busy.value} aria-label={`Bind an address to ${resource.name}`}>
        Bind
      </button>
    </form>
  );
}
