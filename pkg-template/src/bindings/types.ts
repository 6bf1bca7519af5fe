/** What is bound where, what is to change, and what came of it: all of it plain JSON. */

import type { HuaweiCloud, TencentCloud } from "../client.js";

/** A client, which is for one region, and the name that its account has here. */
export interface Account {
  /** Any text without a colon. Clients of several regions may share one. */
  name: string;
  client: HuaweiCloud | TencentCloud;
}

export type Cloud = "huawei" | "tencent";

/** The kinds of bindings that can be listed and changed. */
export type BindingKind =
  /** An address of a Huawei Cloud DNS resolver endpoint. */
  | "dns-endpoint-ip"
  /** An ingress address of a Huawei Cloud API gateway. */
  | "gateway-ingress"
  /** An EIP of a Huawei Cloud Workspace desktop. */
  | "desktop-eip"
  /** A private address of a Tencent Cloud network interface, of either family. */
  | "eni-private-ip"
  /** An elastic IP of either cloud. */
  | "eip";

/** What an address is bound to. */
export interface Resource {
  /** The provider's id; empty where the address is bound to nothing. */
  id: string;
  name: string;
  /** What it is, where several kinds of things can have the address: the provider's word. */
  type?: string;
  /** How many addresses it has, where there is a limit. */
  addresses?: number;
  /** Whether the address is given back for good when it is unbound. */
  cascadeRelease?: "yes";
}

/** A resource that has or gets an address. A binding is the place of its address. */
export interface Place {
  cloud: Cloud;
  account: string;
  region: string;
  kind: BindingKind;
  resource: Resource;
  /** The provider's ids, under the names that its calls give them. */
  ids: Record<string, string>;
  /** Whether the address is one of the internet. */
  network?: "public" | "private" | "global";
}

/** An address and what it is bound to. */
export interface Binding extends Place {
  /** `cloud:account:region:service:resource:address`: the same whenever it is listed. */
  id: string;
  service: string;
  /** In canonical form. */
  address: string;
  family: 4 | 6;
  network: "public" | "private" | "global";
  /** `busy` while it changes. */
  state: "bound" | "unbound" | "busy" | "failed";
  /** The provider's own word for the state, where there is one. */
  status: string;
  /** Whether it is the main address of its resource, which cannot go. */
  primary: boolean;
  /** Since when, as the provider writes it, where it tells. */
  since?: string;
  /** The record that it was read from. Plans and reports leave it out. */
  raw?: unknown;
}

/** What to list: each member one value, or several of which one has to match. */
export type BindingFilter = {
  [Name in "cloud" | "account" | "region" | "service" | "kind" | "address" | "network" | "family" | "state"]?:
    | Binding[Name]
    | readonly Binding[Name][];
} & {
  /** Ids of resources. */
  resource?: string | readonly string[];
};

/** What {@link Bindings.list} gives. */
export type ListItem =
  | { type: "binding"; binding: Binding }
  /** A list, or a part of it, could not be read; the others go on. */
  | { type: "failure"; account: string; region: string; service: string; resource?: string; error: Error }
  /** The last item: how many there were, and the requests that they took. */
  | { type: "end"; bindings: number; failures: number; calls: number };

/** A wish for {@link Bindings.plan}. */
export type Change =
  /** Takes the address off. */
  | { action: "unbind"; binding: Binding }
  /**
   * Puts an address on: the free one of `binding`, or a new one, which is `address` or else of the provider's choice.
   * A new one of a DNS endpoint is in the subnet `to.ids.subnet_id`. Of an interface the provider can be asked to choose
   * one of the other family: `family` is 4 if left out. With `attach` the load balancer `to.ids.elb_id` is attached to the
   * gateway first, which may have others.
   */
  | { action: "bind"; to: Place; binding?: Binding; address?: string; family?: 4 | 6; attach?: boolean }
  /** Takes the address off and puts it on elsewhere. */
  | { action: "move"; binding: Binding; to: Place };

/** Side effects that a plan has only if they are allowed. */
export type SideEffect =
  /** Returning a private address takes the EIP off it. */
  | "detach-eip"
  /** The EIP is released for good when it is unbound. */
  | "release-eip"
  /**
   * Attaching a load balancer deletes the listeners that it has on the gateway's ports. Without that it is asked for
   * without deleting any.
   */
  | "overwrite-listeners";

/** What a plan says of a change. */
export interface PlannedChange {
  id: string;
  /** Its place in what was given to {@link Bindings.plan}. */
  change: number;
  action: Change["action"];
  kind: BindingKind;
  binding?: Binding;
  to?: Place;
  address?: string;
}

/** A change that is in a plan. */
export interface PlanItem extends PlannedChange {
  /** The ids of its steps, in their order; none where nothing has to be done. */
  steps: string[];
}

/** A change that is not in a plan. */
export interface Refused extends PlannedChange {
  /** For programs: `primary`, `floor`, `ceiling`, `occupied`, `side-effect`, ... */
  reason: string;
  message: string;
  /** What has to be allowed for it. */
  allow?: SideEffect;
}

/** What a step does for one change. */
export interface StepItem {
  item: string;
  kind: BindingKind;
  want: "present" | "absent";
  /** The id of the resource where the address is to be, or no longer to be. */
  resource: string;
  address?: string;
  /** The id of the load balancer that is attached, where that is what the step does. */
  balancer?: string;
  /** Its part of the step's list. */
  entry?: unknown;
}

/** One request. */
export interface Step {
  id: string;
  cloud: Cloud;
  account: string;
  region: string;
  service: string;
  operation: string;
  /** The parameters, without the list. */
  params: Record<string, unknown>;
  /** The parameter that holds the entries of all items. */
  list?: string;
  items: StepItem[];
  /** Steps that must have succeeded before. */
  after: string[];
  /** Of two steps with a common lock only one runs at a time. */
  locks: string[];
  /** Seconds before the effect is looked for, between two looks, and at most. */
  pace: { first: number; every: number; atMost: number };
}

/** Calls in an order that breaks no rule. It can be read, stored, reviewed, and applied elsewhere. */
export interface Plan {
  /** Of the steps and of what becomes of each change: equal plans have equal ids. */
  id: string;
  version: 1;
  items: PlanItem[];
  refused: Refused[];
  steps: Step[];
  estimate: {
    /** Requests that change something. */
    calls: number;
    /** Requests that read, if each effect shows at the first look. */
    reads: number;
    /** Until the last effect shows, if steps that may run at the same time do. */
    seconds: number;
  };
}

/** What came of a change, or of a step for it. */
export type Outcome =
  /** As wished, and read back. */
  | "done"
  /** It was so already. */
  | "already"
  /** The provider refused it, or it did not take effect in time. */
  | "failed"
  /** Its effect could not be read back. */
  | "unknown"
  /** Not begun. */
  | "skipped"
  /** Not in the plan. */
  | "refused";

/** What a report says of a change. */
export interface ReportItem extends PlannedChange {
  outcome: Outcome;
  /** What came of each step, so that what stands can be seen where only a part was done. */
  steps: Record<string, Outcome>;
  /** The binding that there is now, for what was bound or moved. */
  after?: Binding;
  /** The code of the error, or the reason of the refusal. */
  code?: string;
  message?: string;
}

/** What came of a plan. */
export interface Report {
  version: 1;
  /** The plan's id. */
  plan: string;
  /** Whether every change is as wished. */
  complete: boolean;
  /** Whether the caller ended it before every step was begun. */
  aborted: boolean;
  items: ReportItem[];
  /** Requests that were sent, repeated ones too. */
  calls: number;
  elapsedMs: number;
}
