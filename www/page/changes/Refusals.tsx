import type { Plan, SideEffect } from "cloudip/bindings";
import { number, say } from "../words/index.js";
import { nameOf, reasonOf } from "./titles.js";

const EFFECTS = ["detach-eip", "release-eip", "overwrite-listeners"] as const satisfies readonly SideEffect[];

/** So many refusals are shown one by one. */
const SHOWN = 50;

/** What will not be done and why, and what would have to be accepted for it. */
export function Refusals(props: {
  plan: Plan;
  allowed: readonly SideEffect[];
  allow: (effect: SideEffect, isAllowed: boolean) => void;
}) {
  const { plan, allowed, allow } = props;
  const { refused, steps } = plan;
  // Attaching a load balancer is asked for in any case, without that effect where it is not allowed.
  const isOpen = (effect: SideEffect) =>
    effect === "overwrite-listeners"
      ? steps.some(({ items }) => items.some(({ balancer }) => balancer))
      : refused.some((one) => one.allow === effect);
  const asked = EFFECTS.filter((effect) => allowed.includes(effect) || isOpen(effect));
  if (refused.length === 0 && asked.length === 0) return null;
  return (
    <section class="refused">
      {refused.length > 0 && <h3>{say("plan.refused", { count: refused.length })}</h3>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and has nothing in it that the focus could go to. */}
      <ul tabIndex={0}>
        {refused.slice(0, SHOWN).map((each) => (
          <li key={each.id}>
            <strong>{nameOf(each)}</strong> <span class="quiet">{reasonOf(each)}</span>
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
          {say(`allow:${effect}`)}
        </label>
      ))}
    </section>
  );
}
