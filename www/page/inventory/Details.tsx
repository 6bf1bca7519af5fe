import type { Binding } from "cloudip/bindings";
import { Dialog } from "../shell/Dialog.js";
import { named, say } from "../words/index.js";

/** All that is known of a binding, with the ids that the provider's calls take. */
export function Details({ binding, close }: { binding: Binding; close: () => void }) {
  const { address, state, status, kind, cloud, account, region, service, resource, network, family } = binding;
  const facts: [string, string][] = [
    [say("column:state"), [named("state", state), status].filter(Boolean).join(" · ")],
    [say("column:kind"), named("kind", kind)],
    [say("facet:network"), `${named("network", network)} · ${named("family", String(family))}`],
    [say("column:resource"), [resource.name, resource.type].filter(Boolean).join(" · ") || "—"],
    [say("column:account"), `${account} · ${named("cloud", cloud)} · ${region} · ${service}`],
    ...(binding.since ? [[say("since"), binding.since] as [string, string]] : []),
    ...Object.entries(binding.ids),
  ];
  return (
    <Dialog title={address} close={close}>
      <dl class="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog" class="foot">
        <button type="submit">{say("close")}</button>
      </form>
    </Dialog>
  );
}
