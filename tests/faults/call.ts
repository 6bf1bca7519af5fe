// One call of the matrix, in whichever runtime: what it came to, in words that JSON has.

import { CloudError, HuaweiCloud, TencentCloud } from "cloudip";
import { type HeldTime, inHeldTime } from "../support/held-time.ts";
import { type CallName, calls } from "./table.ts";

/** How long an attempt may take: a second one has its time before the deadline. */
const ATTEMPT_MS = 9_000;
const DEADLINE_MS = 20_000;

/** What the runtime is told. */
export interface Order {
  call: CallName;
  url: string;
  /** Where nobody listens, and the attempt that goes there. */
  closed: string;
  refusedAttempt: number;
  /** The attempt that is to last for too long. */
  slowAttempt: number;
}

export interface Outcome {
  attempts: number;
  status?: number;
  /** What the call failed with, if it did. */
  error?: { kind: string; code: string; message: string; retryable: boolean; isUnknown: boolean };
  events: string[];
  /** Everything that the events and the error say. */
  said: string;
}

const networkInterface = { NetworkInterfaceId: "eni-m6dyj72l", SecondaryPrivateIpAddressCount: 1 };
const endpoint_id = "ff80808169bf16c70169bf1d02270000";

const params: Record<CallName, object> = {
  show: { endpoint_id },
  describe: {},
  unbind: { endpoint_id, ipaddress_id: "ff80808169bf16c70169bf1d02270001" },
  assignOnce: { ...networkInterface, ClientToken: "token-1" },
  bind: { endpoint_id, ipaddress: { subnet_id: "3ee6107e-4188-4c4d-b453-80d6b9a147d5" } },
  assign: networkInterface,
  assignLegacy: {
    vpcId: "vpc-7t9nf3pu",
    networkInterfaceId: networkInterface.NetworkInterfaceId,
    secondaryPrivateIpAddressCount: 1,
  },
};

/** Comes back once the emulator has done what so many requests asked for. */
async function performed(url: string, requests: number): Promise<void> {
  for (;;) {
    const journal = (await (await fetch(`${url}/_emulator/requests`)).json()) as { requests: unknown[] };
    if (journal.requests.length >= requests) return;
  }
}

/** Makes the call in held time: only the attempt that is to last for too long does. */
export const perform = (order: Order): Promise<Outcome> => inHeldTime(({ pass }) => made(order, pass));

async function made(
  { call, url, closed, refusedAttempt, slowAttempt }: Order,
  pass: HeldTime["pass"],
): Promise<Outcome> {
  const events: { type: string }[] = [];
  let sent = 0;
  const options = {
    endpoint: url,
    retry: { baseDelayMs: 1, deadlineMs: DEADLINE_MS },
    attemptTimeoutMs: ATTEMPT_MS,
    onEvent(event: { type: string }) {
      events.push(event);
      throw new Error("a listener that fails");
    },
    async fetch(target: string, init: RequestInit) {
      sent += 1;
      const answer = fetch(sent === refusedAttempt ? target.replace(url, closed) : target, init);
      if (sent === slowAttempt) {
        await performed(url, sent);
        // By then the header fields are there, if they come at all.
        setTimeout(() => pass(ATTEMPT_MS), 20);
      }
      return answer;
    },
  };
  const { cloud, service, operation } = calls[call];
  const client =
    cloud === "huawei"
      ? new HuaweiCloud({
          region: "cn-north-4",
          projectId: "0123456789abcdef0123456789abcdef",
          credentials: {
            accessKeyId: "AKEXAMPLE0000000000",
            secretAccessKey: "SKEXAMPLE0000000000000000000000000000000",
          },
          ...options,
        })
      : new TencentCloud({
          region: "ap-guangzhou",
          credentials: {
            secretId: "AKIDEXAMPLE00000000000000000000000",
            secretKey: "SKEXAMPLE000000000000000000000000",
          },
          ...options,
        });
  // biome-ignore lint/suspicious/noExplicitAny: the names are those of the table
  const calling = (client as any).call(service, operation, params[call]) as Promise<{
    attempts: number;
    status: number;
  }>;
  const told = () => ({ events: events.map(({ type }) => type), said: JSON.stringify(events) });
  try {
    const { attempts, status } = await calling;
    return { attempts, status, ...told() };
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    const { kind, code, message, retryable, attempts, details, stack } = error;
    const isUnknown = (details as { outcome?: string } | undefined)?.outcome === "unknown";
    const { events, said } = told();
    return { attempts, error: { kind, code, message, retryable, isUnknown }, events, said: said + message + stack };
  }
}
