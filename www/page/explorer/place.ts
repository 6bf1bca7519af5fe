/** Where a call goes: an account in one region. */

import { computed, signal } from "@preact/signals";
import type { PreparedRequest, WaitOptions } from "cloudip";
import type { Account } from "cloudip/bindings";
import type { Connection } from "../connections/connection.js";
import { connected } from "../connections/store.js";
import { type Operation, operation, type Params } from "./catalogue.js";

/** An account in one region. */
export interface Place {
  id: string;
  connection: Connection;
  region: string;
  client: Client;
}

/** A client whose calls are made by name. */
export interface Client {
  call(
    service: string,
    method: string,
    params: Params,
  ): Promise<{ data: unknown; attempts: number; requestId?: string }>;
  prepare(service: string, method: string, params: Params): Promise<PreparedRequest>;
  wait(service: string, method: string, params: Params, result: unknown, options: WaitOptions): Promise<unknown>;
}

/** Where the operation can be called. */
export const places = computed<Place[]>(() =>
  connected.value
    .filter(({ connection }) => connection.cloud === operation.value?.cloud)
    .flatMap(({ connection, accounts }) =>
      connection.regions.map((region, index) => {
        const { client } = accounts[index] as Account;
        return { id: `${connection.id}/${region}`, connection, region, client: client as unknown as Client };
      }),
    ),
);
export const chosenPlace = signal("");
export const place = computed(() => places.value.find(({ id }) => id === chosenPlace.value) ?? places.value[0]);

/** Projects that were looked up, by place. */
const projects = new Map<string, string>();

/** The parameters with the project that the path needs: a dry run looks nothing up by itself. */
export async function complete({ http }: Operation, { id, connection, region, client }: Place, given: Params) {
  const { by } = connection;
  const isUnknown = by.type === "emulator" || (by.type === "keys" && !by.projectId);
  if (!isUnknown || !http.path.includes("{project_id}") || given.project_id !== undefined) return given;
  const known = projects.get(id);
  if (known !== undefined) return { ...given, project_id: known };
  const { data } = await client.call("iam", "keystoneListProjects", { name: region });
  const project_id = (data as { projects?: { id?: string }[] }).projects?.[0]?.id;
  if (project_id === undefined) return given;
  projects.set(id, project_id);
  return { ...given, project_id };
}
