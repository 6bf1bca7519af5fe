import type { Refused, SideEffect } from "cloudip/bindings";
import { named, number, say } from "../words/index.js";

/** Those for which a plan refuses a change; nothing here attaches a load balancer. */
const EFFECTS = ["detach-eip", "release-eip"] as const satisfies readonly SideEffect[];

/** So many refusals are shown one by one. */
const SHOWN = 50;

/** What will not be done and why, and what would have to be accepted for it. */
export function Refusals(props: {
  refused: readonly Refused[];
  allowed: readonly SideEffect[];
  allow: (effect: SideEffect, isAllowed: boolean) => void;
}) {
  const { refused, allowed, allow } = props;
  const asked = EFFECTS.filter((effect) => allowed.includes(effect) || refused.some((one) => one.allow === effect));
  if (refused.length === 0 && asked.length === 0) return null;
  return (
    <section class="refused">
      {refused.length > 0 && <h3>{say("plan.refused", { count: refused.length })}</h3>}
      <ul>
        {refused.slice(0, SHOWN).map(({ id, reason, message }) => (
          <li key={id}>
            <strong>{named("reason", reason)}</strong> <span class="quiet">{message}</span>
          </li>
        ))}
        {refused.length > SHOWN && <li>{say("and.more", { count: number(refused.length - SHOWN) })}</li>}
      </ul>
      {asked.map((effect) => (
        <label key={effect} class="check">
          <input
            type="checkbox"
            checked={allowed.includes(effect)}
            onChange={({ currentTarget }) => allow(effect, currentTarget.checked)}
          />
          {say(`allow.${effect}`)}
        </label>
      ))}
    </section>
  );
}
