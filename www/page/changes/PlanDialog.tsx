import type { Plan, SideEffect } from "cloudip/bindings";
import { useMemo, useState } from "preact/hooks";
import { gatewayOf } from "../jobs/gateway.js";
import { begin } from "../jobs/run.js";
import { Dialog } from "../shell/Dialog.js";
import { go } from "../shell/route.js";
import { Windowed } from "../shell/Windowed.js";
import { number, say } from "../words/index.js";
import { BindDialog } from "./BindDialog.js";
import { type Draft, draft } from "./begin.js";
import { Refusals } from "./Refusals.js";
import { accountsOf, namesOf, titleOf } from "./titles.js";

const LINE = 44;

/** What will be done, before it is done. */
export function PlanDialog() {
  if (!draft.value) return <BindDialog />;
  return <Shown draft={draft.value} />;
}

function Shown({ draft: make }: { draft: Draft }) {
  const [allow, setAllow] = useState<readonly SideEffect[]>([]);
  const plan = useMemo(() => make(allow), [make, allow]);
  const { items, steps, estimate } = plan;
  const close = () => {
    draft.value = undefined;
  };
  const gateway = useMemo(() => gatewayOf(plan), [plan]);
  const start = (url?: string) => {
    const id = begin(plan, url);
    close();
    go("jobs", id);
  };
  return (
    <Dialog title={titleOf(plan)} close={close} class="wide">
      <p class="quiet">
        {say("plan.estimate", { calls: estimate.calls, reads: estimate.reads, seconds: Math.ceil(estimate.seconds) })}
      </p>
      <Refusals
        plan={plan}
        allowed={allow}
        allow={(effect, isAllowed) => setAllow(isAllowed ? [...allow, effect] : allow.filter((one) => one !== effect))}
      />
      {steps.length > 0 && <Calls plan={plan} />}
      {items.length > 0 ? (
        <>
          <p class="confirm">{say("plan.confirm", { what: namesOf(plan) })}</p>
          {/* The wrong account is the worst mistake. */}
          <p>{accountsOf(plan).join("; ")}</p>
        </>
      ) : (
        <p class="confirm">{say("plan.nothing")}</p>
      )}
      {gateway && <p class="quiet">{say("plan.gateway.about")}</p>}
      <form method="dialog" class="foot">
        <button type="submit">{say("cancel")}</button>
        {gateway && (
          <button type="button" class="danger" onClick={() => start(gateway.url)}>
            {say("plan.gateway")}
          </button>
        )}
        <button type="button" class="danger solid" disabled={steps.length === 0} onClick={() => start()}>
          {titleOf(plan)}
        </button>
      </form>
    </Dialog>
  );
}

/** The requests in their order. */
function Calls({ plan: { steps } }: { plan: Plan }) {
  const places = new Map(steps.map(({ id }, index) => [id, number(index + 1)]));
  return (
    <section>
      <h3>{say("plan.calls")}</h3>
      <Windowed
        class="lines"
        role="group"
        aria-label={say("plan.calls")}
        tabIndex={0}
        count={steps.length}
        rowHeight={LINE}
        rowsRole="list"
        row={(index, style) => {
          const step = steps[index] as Plan["steps"][number];
          const { id, service, operation, account, region, items, after } = step;
          const addresses = items.map(({ address }) => address ?? say("plan.any")).join(", ");
          return (
            <div key={id} role="listitem" class="line" style={style}>
              <span>
                {number(index + 1)}. <code>{`${service}.${operation}`}</code>{" "}
                <small>
                  {[
                    account,
                    region,
                    after.length > 0 && say("plan.after", { steps: after.map((id) => places.get(id)).join(", ") }),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </small>
              </span>
              <small class="ellipsis" title={addresses}>
                {addresses}
              </small>
            </div>
          );
        }}
      />
    </section>
  );
}
