// The paths of the calls, which the bare Worker has as well as the gateway.

import { calls } from "../call/calls.mjs";

export const pathOf = (cloud) => `/v1/${cloud.toLowerCase()}/${calls[cloud].service}/${calls[cloud].operation}`;

export const routes = Object.fromEntries(Object.entries(calls).map(([cloud, call]) => [pathOf(cloud), call]));
