// A gateway with bulk jobs, in front of the clouds at a URL; how much its consumers send is counted.
import type { DurableObjectId, DurableObjectNamespace } from "@cloudflare/workers-types";
import {
  BulkJob,
  type BulkLimits,
  type Context,
  createGateway,
  GatewayObject,
  type GatewayOptions,
  type ObjectNamespace,
  type ObjectState,
  type QueueBatch,
} from "cloudip/gateway";

interface Env {
  JOBS: DurableObjectNamespace;
  OBJECTS: DurableObjectNamespace;
  CLOUDS: string;
  TOKENS: Record<string, string>;
  LIMITS: BulkLimits;
  HUAWEI: { accessKeyId: string; secretAccessKey: string };
  TENCENT: { secretId: string; secretKey: string };
}

/** Shares that nobody is given: whoever asks for one waits until the process ends. */
const shares = { areHeld: false, held: 0 };

/** The gateway's own, but that a test may look into its tables, let time pass there, and hold what is asked for. */
class Opened extends GatewayObject {
  readonly #sql: ObjectState["storage"]["sql"];

  constructor(state: ObjectState) {
    super(state);
    this.#sql = state.storage.sql;
  }

  override async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === "/share" && shares.areHeld) {
      shares.held += 1;
      await new Promise(() => {});
    }
    if (pathname !== "/exec") return super.fetch(request);
    const { query } = (await request.json()) as { query: string };
    return Response.json(this.#sql.exec(query).toArray());
  }
}

/** The gateway's own, but that a test may wake it. */
class Woken extends BulkJob {
  override async fetch(request: Request): Promise<Response> {
    if (new URL(request.url).pathname !== "/alarm") return super.fetch(request);
    await this.alarm();
    return new Response();
  }
}

export { Opened as GatewayObject, Woken as BulkJob };

/** What the callers that may write may do. */
const operations = [
  "dns.disassociateEndpointIpaddress",
  "apig.unregisterIngressIps",
  "workspace.batchDisassociateDesktopsEip",
  "eip.batchDisassociatePublicips",
  "vpc.unassignPrivateIpAddresses",
  "vpc.disassociateAddress",
  "vpcLegacy.unassignPrivateIpAddresses",
  "vpc.createHaVip",
] as const;

/** The question that the next job which is asked it does not get, as if something ended just then. */
let cut: string | undefined;

const gateway = createGateway<Env>((env) => {
  const { bulk, ...options } = optionsOf(env);
  const get: ObjectNamespace["get"] = (id) => ({
    fetch: async (request) => {
      if (new URL(request.url).pathname !== `/${cut}`) return bulk.jobs.get(id).fetch(request);
      cut = undefined;
      throw new Error("the connection was cut");
    },
  });
  return { ...options, bulk: { ...bulk, jobs: { idFromName: (name) => bulk.jobs.idFromName(name), get } } };
});

/** Requests of the invocation of a consumer, and of the one that made most: Miniflare runs one after the other. */
const requests = { now: 0, most: 0 };
const count = () => {
  requests.now += 1;
  requests.most = Math.max(requests.most, requests.now);
};

/** Requests to the clouds that are under way, and how many were at most: the consumers of all jobs are in this process. */
const underWay = { now: 0, most: 0 };

/** While they are held, none begins with what it was called to. `firstAt` is when the first one began. */
const consumers = { areHeld: false, running: 0, firstAt: Number.POSITIVE_INFINITY };
const OFTEN_MS = 20;

/** The consumer's gateway counts what it sends, as the platform would. */
const consumer = createGateway<Env>((env) => {
  const { accounts, bulk, ...options } = optionsOf(env);
  const counted = async (url: string, init: RequestInit) => {
    count();
    underWay.now += 1;
    underWay.most = Math.max(underWay.most, underWay.now);
    try {
      return await fetch(url, init);
    } finally {
      underWay.now -= 1;
    }
  };
  const jobs: ObjectNamespace<DurableObjectId> = {
    idFromName: (name) => env.JOBS.idFromName(name),
    get: (id) => ({
      fetch: (request) => {
        count();
        return bulk.jobs.get(id).fetch(request);
      },
    }),
  };
  return {
    ...options,
    accounts: { hw: { ...accounts.hw, fetch: counted }, tc: { ...accounts.tc, fetch: counted } },
    bulk: { ...bulk, jobs: jobs as ObjectNamespace },
  };
});

export default {
  fetch: (request: Request, env: Env, context: Context) => {
    const { pathname, searchParams } = new URL(request.url);
    switch (pathname) {
      case "/most-requests":
        return Response.json(requests.most);
      case "/most-under-way":
        return Response.json(underWay.most);
      case "/first-consumer":
        return Response.json(consumers.firstAt);
      case "/cut":
        cut = searchParams.get("question") ?? undefined;
        return new Response();
      case "/hold-shares":
        shares.areHeld = true;
        return new Response();
      case "/held-shares":
        return Response.json(shares.held);
      case "/hold-consumers":
      case "/release-consumers":
        consumers.areHeld = pathname === "/hold-consumers";
        return new Response();
      case "/consumers":
        return Response.json(consumers.running);
      default:
        return gateway.fetch(request, env, context);
    }
  },
  async queue(batch: QueueBatch, env: Env) {
    consumers.running += 1;
    try {
      while (consumers.areHeld) await new Promise((resolve) => setTimeout(resolve, OFTEN_MS));
      consumers.firstAt = Math.min(consumers.firstAt, Date.now());
      requests.now = 0;
      await consumer.queue(batch, env);
    } finally {
      consumers.running -= 1;
    }
  },
};

function optionsOf({ JOBS, OBJECTS, CLOUDS: endpoint, TOKENS, LIMITS, HUAWEI, TENCENT }: Env) {
  return {
    accounts: {
      hw: {
        cloud: "huawei",
        regions: ["cn-north-4"],
        projectIds: { "cn-north-4": "0123456789abcdef0123456789abcdef" },
        credentials: HUAWEI,
        endpoint,
      },
      tc: { cloud: "tencent", regions: ["ap-guangzhou"], credentials: TENCENT, endpoint },
    },
    callers: { tokens: TOKENS },
    policy: [
      { operations: ["read"] },
      { callers: ["writer", "other"], operations },
      { callers: ["once"], operations, once: true },
    ],
    objects: OBJECTS as unknown as ObjectNamespace,
    audit: { log: false },
    bulk: {
      jobs: JOBS as unknown as ObjectNamespace,
      queue: "QUEUE",
      objects: "OBJECTS",
      operators: ["operator"],
      limits: LIMITS,
    },
  } satisfies GatewayOptions;
}
