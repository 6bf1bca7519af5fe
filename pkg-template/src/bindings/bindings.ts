import { type ApplyOptions, apply, CONCURRENCY } from "./apply.js";
import { Calls } from "./calls.js";
import { type Desk, desksOf } from "./desks.js";
import { type IdleItem, idle } from "./idle.js";
import { list, readFilter } from "./list.js";
import { type PlanOptions, plan } from "./planner.js";
import type { Account, BindingFilter, Change, ListItem, Plan, Report } from "./types.js";
import { undo } from "./undo.js";

/** One view of the addresses that are bound in several accounts, regions and clouds, and changes of these. */
export class Bindings {
  readonly #desks: readonly Desk[];

  constructor(accounts: readonly Account[]) {
    this.#desks = desksOf(accounts);
  }

  /**
   * The bindings that match, in the order in which they come. Lists are read side by side and page by page, as fast as
   * the items are taken. What cannot be read is an item too; the last one tells the number of requests.
   */
  list(filter: BindingFilter = {}, { concurrency = CONCURRENCY } = {}): AsyncGenerator<ListItem, void, undefined> {
    return list(this.#desks, readFilter(filter), new Calls(concurrency));
  }

  /**
   * The calls that make these changes, in an order that breaks no rule. Nothing is sent: all that counts is what the
   * changes name, as it was listed. A change that a rule forbids is refused in the plan, and the others are planned.
   */
  plan(changes: readonly Change[], options?: PlanOptions): Plan {
    return plan(changes, options);
  }

  /**
   * Performs a plan. Rejects only if nothing could be begun or the journal fails; what came of each change is in the
   * report.
   */
  apply(plan: Plan, options: ApplyOptions = {}): Promise<Report> {
    return apply(this.#desks, plan, options);
  }

  /**
   * The plan that leads back from what was done: it binds again what was unbound, at the same address. What is there now
   * is read, and nothing is changed; what cannot be undone is refused in the plan, with the reason.
   */
  undo(report: Report): Promise<Plan> {
    return undo(this.#desks, report);
  }

  /**
   * Addresses that may not be needed: elastic IPs that are bound to nothing, private addresses of interfaces that no
   * server has, EIPs of desktops that do not run. They are for somebody to look at; nothing is changed.
   */
  idle(
    filter: BindingFilter = {},
    { concurrency = CONCURRENCY } = {},
  ): AsyncGenerator<IdleItem | Exclude<ListItem, { type: "binding" }>, void, undefined> {
    return idle(this.#desks, readFilter(filter), new Calls(concurrency));
  }
}
