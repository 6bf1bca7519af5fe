import { Failure } from "../shell/Failure.js";
import { isOffline } from "../shell/offline.js";
import { named, number, say } from "../words/index.js";
import { EMULATOR } from "./connection.js";
import { GatewayForm } from "./GatewayForm.js";
import { KeysForm } from "./KeysForm.js";
import { type Connected, connectAll, connected, disconnect, skews } from "./store.js";

export function ConnectionsView() {
  const ids = connected.value.map(({ connection }) => connection.id);
  const missing = EMULATOR.filter(({ id }) => !ids.includes(id));
  return (
    <div class="page">
      <h1>{say("view:connections")}</h1>
      <p class="quiet">{say("connections.about")}</p>
      {connected.value.length === 0 && <p class="empty">{say("connections.none")}</p>}
      <ul class="cards">
        {connected.value.map((each) => (
          <Card key={each.connection.id} connected={each} />
        ))}
      </ul>
      {missing.length > 0 && (
        <p>
          <button type="button" onClick={() => connectAll(missing, false)}>
            {say("connections.emulator.add")}
          </button>
        </p>
      )}
      <GatewayForm />
      <KeysForm />
    </div>
  );
}

function Card({ connected: { connection, isRemembered } }: { connected: Connected }) {
  const { id, name, cloud, regions, by } = connection;
  const aheadMs = skews.value[id];
  const title = `${named("cloud", cloud)} · ${name}`;
  return (
    <li class="card">
      <div>
        <h2>{title}</h2>
        <p class="quiet">
          {say(`connections.by:${by.type}`)} · {regions.join(", ")}
          {by.type === "emulator" && isOffline.value && ` · ${say("connections.offline")}`}
          {isRemembered && ` · ${say("connections.remembered")}`}
        </p>
        {aheadMs !== undefined && (
          <Failure
            title={say("connections.skew", { minutes: number(Math.round(Math.abs(aheadMs) / 60_000)) })}
            message={say("connections.skew.remedy")}
          />
        )}
      </div>
      <button type="button" aria-label={say("connections.remove.of", { name: title })} onClick={() => disconnect(id)}>
        {say("connections.remove")}
      </button>
    </li>
  );
}
