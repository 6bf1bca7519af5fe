/** Who asks the gateway for what. */

/** Who calls. */
export interface Caller {
  /** What policy, limits and audit know the caller by. */
  id: string;
}

/** What a caller wants done. */
export interface Action {
  cloud: "huawei" | "tencent";
  /** The name of an account in `GatewayOptions.accounts`. */
  account: string;
  region: string;
  service: string;
  /** The method of the client, such as `disassociateEndpointIpaddress`. */
  operation: string;
  params: Record<string, unknown>;
}
