/**
 * What happened and what to do, for the error codes that the providers document. The text weighs as much as a client
 * does, and is in a bundle only if `explainError` is.
 */

import type { CloudError, ErrorKind } from "./error.js";
import { textAt } from "./path.js";

/** An error in plain words. */
export interface ErrorExplanation {
  /** What happened. */
  happened: string;
  /** What to do about it. */
  remedy: string;
  /**
   * What the two sentences are about: this very code, the family that it belongs to (`InvalidParameterValue` of
   * `InvalidParameterValue.Range`), or the error's kind, where the code is in no documentation.
   */
  about: "code" | "family" | "kind";
}

type Sentences = readonly [happened: string, remedy: string];
type Table = Readonly<Record<string, Sentences>>;

/** Explains an error that a call failed with. */
export function explainError(error: Pick<CloudError, "kind" | "code" | "message" | "details">): ErrorExplanation {
  const { kind, code, message } = error;
  const found =
    clue(code, message) ??
    // API 2.0 gives a number beside a text that may be in no list.
    documented(code) ??
    documented(textAt(error.details, "code") ?? "");
  const { about, sentences } = found ?? { about: "kind", sentences: KINDS[kind] };
  const [happened, remedy] = sentences;
  return { happened, remedy, about };
}

interface Found {
  about: ErrorExplanation["about"];
  sentences: Sentences;
}

const own = (table: Table, name: string): Sentences | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** The entry of the whole code, or of the longest part of it that ends at a dot. */
function documented(code: string): Found | undefined {
  for (let part = normal(code); part; part = part.slice(0, Math.max(part.lastIndexOf("."), 0))) {
    const sentences = own(CODES, part);
    if (sentences) return { about: part === normal(code) ? "code" : "family", sentences };
  }
  return undefined;
}

/** Some services give the gateway's numbers under prefixes of their own; those of four digits below 1000 are the gateway's. */
const normal = (code: string): string => code.replace(/^(APIG|APIC)\.0/, "APIGW.0");

/** The gateway has one code for all that can be wrong with a signature, and tells the rest in its message. */
function clue(code: string, message: string): Found | undefined {
  if (normal(code) !== "APIGW.0301") return undefined;
  const found = CLUES.find(([fragment]) => message.includes(fragment));
  return found && { about: "code", sentences: found[1] };
}

const CLUES: readonly (readonly [fragment: string, sentences: Sentences])[] = [
  [
    "signature expired",
    [
      "The request's time is more than 15 minutes off the gateway's.",
      "Set the clock of this machine; the message holds both times.",
    ],
  ],
  [
    "reach the limit",
    [
      "More than five wrong signatures in a row have locked the access key for five minutes.",
      "Wait five minutes and correct the key first: each further wrong signature may lock it again.",
    ],
  ],
  [
    "not exist",
    [
      "The gateway does not know the access key.",
      "Check the key's id, that it was not deleted, and that it belongs to this partition; a temporary key needs its security token too.",
    ],
  ],
  ["decrypt token", ["The token is damaged.", "Get a new token and pass it on whole, without a line break."]],
  [
    "verify aksk signature",
    [
      "The signature is not the one that the gateway computed.",
      "Check the secret key. If it is right, compare the canonical request in the message with the one that `explain` or `prepare` shows.",
    ],
  ],
];

const LOOK_UP = "Check the id, and that it is of this region and account.";
const GRANT = "Ask the account's administrator for the right, or use keys that have it.";
const LATER = "Try again later; if it goes on, tell the provider the request id.";
const RAISE = "Give back what is no longer needed, or ask the provider for a higher quota.";
const SLOWER = "Send fewer requests at a time, and wait longer between them.";
const ONE_AT_A_TIME = "Wait until the other change is done, then try again; change one resource by one call at a time.";
const SYSTEM = "Nothing is wrong with the request. ";
const CORRECT = "Correct the parameter that the message names.";

/** Codes and families of codes, by their whole name. */
const CODES: Table = {
  // Huawei Cloud: the gateway before every service.
  "APIGW.0101": [
    "The gateway knows no such path and method.",
    "Check the region and the endpoint: not every region has every operation.",
  ],
  "APIGW.0103": [
    "The gateway found nothing behind this path.",
    "Check the endpoint; the service may not be offered in this region.",
  ],
  "APIGW.0104": ["The gateway lacks a plug-in for this path.", LATER],
  "APIGW.0105": ["The gateway lacks the settings of what stands behind this path.", LATER],
  "APIGW.0106": ["The gateway could not put the request together for what stands behind it.", CORRECT],
  "APIGW.0201": [
    "The gateway could not handle the request: malformed, a body above 12 MB, a URL or headers that are too long, or no answer from the service behind it.",
    "With a status below 500, make the request smaller or correct it; with 502 or 504, try again later.",
  ],
  "APIGW.0301": [
    "The signature or the token does not hold.",
    "Check the keys, the clock and the region. Five wrong signatures lock a key for five minutes.",
  ],
  "APIGW.0302": ["The IAM user may not call this: a list of the gateway names who may.", GRANT],
  "APIGW.0303": [
    "The app that signed is not known, or its signature does not hold.",
    "Check the app's key and secret.",
  ],
  "APIGW.0304": ["The app may not call this.", GRANT],
  "APIGW.0305": ["What proves who calls is wrong.", "Check the keys or the token."],
  "APIGW.0306": ["Access was refused.", GRANT],
  "APIGW.0307": [
    "The token has ended, or is for another region or project.",
    "Get a new token for this region and project.",
  ],
  "APIGW.0308": ["Too many requests: the gateway takes 200 a second, some operations far fewer.", SLOWER],
  "APIGW.0310": ["The project cannot be used.", "Check the project id, and that the project is not suspended."],
  "APIGW.0311": ["What proves who debugs is wrong.", "Check the keys or the token."],
  "APIGW.0401": ["The gateway could not tell the caller's address.", LATER],
  "APIGW.0402": [
    "Calls from this address are refused.",
    "Call from an address that is allowed, or have this one allowed.",
  ],
  "APIGW.0404": ["The address behind the gateway is refused.", "Have the address allowed where the API is defined."],
  "APIGW.0501": ["The app's quota of calls is used up.", RAISE],
  "APIGW.0502": ["The app is frozen.", "Pay what is owed, or ask the provider why."],
  "APIGW.0601": ["The gateway failed.", SYSTEM + LATER],
  "APIGW.0602": ["The gateway could not read the request.", CORRECT],
  "APIGW.0605": ["The gateway could not resolve the name of the service behind it.", SYSTEM + LATER],
  "APIGW.0606": ["The gateway could not load its settings.", SYSTEM + LATER],
  "APIGW.0607": ["The gateway does not take this protocol.", "Use HTTPS."],
  "APIGW.0608": ["The gateway could not get a token of its own.", SYSTEM + LATER],
  "APIGW.0609": ["The gateway does not find the VPC of the service behind it.", SYSTEM + LATER],
  "APIGW.0610": ["No server behind the gateway can take the request.", SYSTEM + LATER],
  "APIGW.0611": ["The gateway does not know the port of the service behind it.", SYSTEM + LATER],
  "APIGW.0612": ["The API calls itself.", "Correct what stands behind the API, where the API is defined."],
  "APIGW.0613": ["IAM cannot be reached, so nobody can be told apart.", SYSTEM + LATER],
  "APIGW.0705": ["The gateway could not sign for the service behind it.", SYSTEM + LATER],
  "APIGW.0801": [
    "The service is not open to this account in this region.",
    "Open the service in the console, or use another region.",
  ],
  "APIGW.0802": ["The IAM user may not use this region.", GRANT],

  // Huawei Cloud DNS.
  "DNS.0004": ["There is no such thing.", LOOK_UP],
  "DNS.0005": ["DNS could not tell who calls.", "Check the keys or the token."],
  "DNS.0012": ["DNS could not reach the VPC service.", SYSTEM + LATER],
  "DNS.0013": ["The user has no right to do this.", GRANT],
  "DNS.0015": ["DNS could not reach IAM.", SYSTEM + LATER],
  "DNS.0016": [
    "Something of that kind is there already, or its state forbids this.",
    "Look at the state of the resource; another name or address may do.",
  ],
  "DNS.0021": ["The resource is being changed by another call.", ONE_AT_A_TIME],
  "DNS.0030": ["This is forbidden.", GRANT],
  "DNS.0036": ["DNS could not reach the network service.", SYSTEM + LATER],
  "DNS.0040": [
    "The account's owner has not proved who they are.",
    "Complete the real-name authentication in the console.",
  ],
  "DNS.0302": ["There is no such zone.", LOOK_UP],
  ...Object.fromEntries(
    ["0403", "0404", "0405", "0406", "0407", "0408", "0409"].map((number) => [
      `DNS.${number}`,
      ["A quota of DNS is used up.", RAISE] as const,
    ]),
  ),
  "DNS.1802": ["A policy denies this.", GRANT],

  // Huawei Cloud API Gateway.
  "APIC.7102": ["The token is wrong or cannot be read.", "Get a new token, and pass it on whole."],
  "APIC.7106": ["The user has no right to this call.", GRANT],
  "APIC.7211": ["A parameter breaks its rules.", CORRECT],
  "APIC.7302": ["There is no such gateway.", "Check the instance id, the project and the region."],
  "APIC.9000": ["API Gateway failed.", SYSTEM + LATER],
  "APIC.9211": [
    "The bandwidth could not be changed.",
    "Look at the state of the gateway, and try again once it is running.",
  ],

  // Huawei Cloud Workspace.
  "WKS.00010099": ["Workspace is switched off for this account.", "Open Workspace in the console of this region."],
  "WKS.00170117": [
    "The account has no Workspace in this region.",
    "Check the region and the project, or open Workspace there.",
  ],
  "WKS.00170312": [
    "The account has no Workspace in this region.",
    "Check the region and the project, or open Workspace there.",
  ],

  // Tencent Cloud: who calls.
  AuthFailure: ["Tencent Cloud could not tell who calls.", "Check the secret id, the secret key and the clock."],
  "AuthFailure.InvalidAuthorization": [
    "The Authorization header is malformed.",
    "Check that nothing on the way changes the headers.",
  ],
  "AuthFailure.InvalidSecretId": [
    "The secret id is not that of an API key.",
    "Use the secret id of an API key, not another id of the account.",
  ],
  "AuthFailure.MFAFailure": ["The second factor does not hold.", "Give the second factor once more."],
  "AuthFailure.SecretIdNotFound": [
    "There is no such secret id, or it is disabled.",
    "Check the key in the console; a temporary key needs its token too.",
  ],
  "AuthFailure.SignatureExpire": [
    "The request's time is more than five minutes off the provider's.",
    "Set the clock of this machine.",
  ],
  "AuthFailure.SignatureFailure": [
    "The signature is not the one that Tencent Cloud computed.",
    "Check the secret key. If it is right, see that nothing changes the request on its way, and compare what `prepare` shows.",
  ],
  "AuthFailure.TokenFailure": ["The token of the temporary key does not hold.", "Get a new temporary key."],
  "AuthFailure.UnauthorizedOperation": ["An access policy forbids this.", GRANT],
  UnauthorizedOperation: ["The account or user may not do this.", GRANT],
  "UnauthorizedOperation.AttachmentNotFound": [
    "The address is not bound to that network interface.",
    "List the interface's addresses first.",
  ],
  "UnauthorizedOperation.PrimaryIp": ["Not possible for a primary address.", "Name secondary addresses only."],
  IpInBlacklist: [
    "Calls from this address are refused.",
    "Call from another address, or have this one taken off the list.",
  ],
  IpNotInWhitelist: [
    "Calls are allowed from listed addresses only.",
    "Call from a listed address, or have this one listed.",
  ],

  // Tencent Cloud: how much and how often.
  RequestLimitExceeded: ["Too many requests.", SLOWER],
  "LimitExceeded.ActionLimited": ["This action is called too often.", SLOWER],
  LimitExceeded: ["A quota is used up.", RAISE],
  AddressQuotaLimitExceeded: ["The quota of elastic IPs is used up.", RAISE],
  NetworkInterfaceLimitExceeded: ["The quota of network interfaces is used up.", RAISE],
  ResourceInsufficient: ["The provider has not enough of the resource.", "Ask for less, or in another zone or subnet."],
  "ResourceInsufficient.Subnet": [
    "The subnet has no free address.",
    "Return addresses that are no longer needed, or use another subnet.",
  ],
  RequestSizeLimitExceeded: ["The request is too large.", "Split it into several calls."],
  ResponseSizeLimitExceeded: ["The answer would be too large.", "Ask for fewer items at a time."],

  // Tencent Cloud: the request.
  ActionOffline: ["The action was taken out of service.", "Use the action that replaced it."],
  DryRunOperation: ["The request would have succeeded: it was a rehearsal.", "Leave `DryRun` out to do it."],
  InvalidAction: ["There is no such action.", "Check the action's name and the endpoint."],
  "InvalidAction.ActionUnavailable": ["The action cannot be used now.", LATER],
  InvalidParameter: ["A parameter is wrong.", CORRECT],
  "InvalidParameter.SecretIdNotFound": ["There is no such secret id.", "Check the key in the console."],
  "InvalidParameter.SignatureFailure": ["The signature does not hold.", "Check the secret key."],
  InvalidParameterConflict: ["Two parameters contradict each other.", "Leave one of them out."],
  InvalidParameterValue: ["The value of a parameter is wrong.", CORRECT],
  "InvalidParameterValue.LimitExceeded": ["Too many items in one call.", "Split the list into several calls."],
  "InvalidParameterValue.Malformed": ["A value is not of the form that ids or addresses have.", CORRECT],
  "InvalidParameterValue.Range": ["A value is outside its range.", CORRECT],
  "InvalidParameterValue.Reserved": ["The address is reserved.", "Name another address of the subnet."],
  InvalidRequest: ["The request is malformed.", CORRECT],
  "InvalidRequest.Forbidden": ["The account is blocked or may not use this.", "Ask the provider why."],
  "InvalidRequest.LimitExceeded": ["Too many requests.", SLOWER],
  "InvalidRequest.MFACheckFailed": ["The second factor does not hold.", "Give the second factor once more."],
  "InvalidRequest.ReplayAttack": [
    "The nonce was used before, or the time is more than five minutes off.",
    "Set the clock of this machine; sign each attempt anew.",
  ],
  "InvalidRequest.RequestConcurrencyExceeded": ["Too many requests at the same time.", SLOWER],
  "InvalidRequest.TokenCheckFailed": ["The token of the temporary key does not hold.", "Get a new temporary key."],
  "InvalidRequest.UnsupportedProtocol": ["Only HTTPS is taken.", "Use an https: endpoint."],
  MissingParameter: ["A parameter is missing.", "Give the parameter that the message names."],
  NoSuchProduct: ["There is no such service.", "Check the endpoint."],
  NoSuchVersion: ["The service has no such version.", "Check the endpoint."],
  UnknownParameter: [
    "The action has no such parameter.",
    "Correct the parameter's name; a small and a capital letter are not the same.",
  ],
  UnsupportedProtocol: ["Only GET and POST are taken.", "Check that nothing on the way changes the method."],
  UnsupportedRegion: ["The service is not in this region.", "Use another region."],

  // Tencent Cloud: resources and their state.
  ResourceNotFound: ["There is no such resource.", LOOK_UP],
  ResourceInUse: ["The resource is in use.", "Unbind it first."],
  "ResourceInUse.Address": ["The address is in use.", "Name another address, or return this one first."],
  ResourceUnavailable: ["The resource cannot be used now.", "Look at its state."],
  OperationDenied: [
    "The resource's state or settings forbid this.",
    "Look at the resource in the console: unpaid bills and protections show there.",
  ],
  "OperationDenied.AddressInArrears": ["The elastic IP has unpaid bills.", "Pay them first."],
  "OperationDenied.AddressDeletionProtectionEnabled": [
    "The elastic IP is protected from deletion.",
    "Switch the protection off first.",
  ],
  "OperationDenied.MutexTaskRunning": ["Another task holds the resource.", ONE_AT_A_TIME],
  FailedOperation: ["The operation failed.", "Look at the state of the resources, and try again."],
  "FailedOperation.BalanceInsufficient": ["The account's balance is too low.", "Top up the account."],
  "FailedOperation.NetDetectTimeOut": ["The check whether the address is taken did not end in time.", LATER],
  UnsupportedOperation: ["The resource does not allow this, now or ever.", "Look at the resource's kind and state."],
  "UnsupportedOperation.AttachmentNotFound": [
    "The address or server is not bound to that network interface.",
    "List the interface's addresses first.",
  ],
  "UnsupportedOperation.BindEIP": ["An elastic IP is bound already.", "Unbind it first."],
  "UnsupportedOperation.IdempotentParameterMismatch": [
    "The client token was used with other parameters.",
    "Use a new client token.",
  ],
  "UnsupportedOperation.IdempotentProcessing": [
    "A call with this client token is still running.",
    "Wait for it, and ask again with the same token.",
  ],
  "UnsupportedOperation.InvalidState": ["The resource is busy or in the wrong state.", ONE_AT_A_TIME],
  "UnsupportedOperation.MutexOperationTaskRunning": ["Another task holds the resource.", ONE_AT_A_TIME],
  "UnsupportedOperation.PrimaryIp": ["Not possible for a primary address.", "Name secondary addresses only."],
  "UnsupportedOperation.UnbindEIP": ["No elastic IP is bound.", "Nothing is to be done: it is unbound."],
  NatGatewayEipNotEmpty: ["A NAT gateway must keep one elastic IP.", "Bind another before this one is unbound."],
  InternalError: ["Tencent Cloud failed.", SYSTEM + LATER],
  InternalServerError: ["Tencent Cloud failed.", SYSTEM + LATER],
  ServiceUnavailable: ["The service cannot be reached.", SYSTEM + LATER],
  InvalidAccount: ["Not for accounts of this kind.", "Use another account, or ask the provider to enable it."],
  InvalidAddressId: ["The elastic IP does not exist or is blocked.", LOOK_UP],
  InvalidAddressIdState: [
    "The elastic IP is in the wrong state.",
    "Look at its state; pay its bills if there are some.",
  ],
  InvalidAddressIdStatus: [
    "The state of the elastic IP does not allow this.",
    "Look at its state, and wait until a change is done.",
  ],
  InvalidAddressState: ["The elastic IP is in the wrong state.", "Look at its state, and wait until a change is done."],
  InvalidInstance: ["The server does not exist, or is of a kind that this is not for.", LOOK_UP],
  InvalidInstanceId: ["The server does not exist, or has an elastic IP already.", LOOK_UP],
  InvalidLanIp: ["There is no such private address.", LOOK_UP],
  InvalidNatGatewayId: ["There is no such NAT gateway.", LOOK_UP],
  InvalidNetworkInterface: [
    "The network interface does not exist, or its state forbids this.",
    "Check the id, and what the interface is attached to.",
  ],
  InvalidNetworkInterfaceId: ["There is no such network interface.", LOOK_UP],
  InvalidNetworkInterfaceName: ["The interface's name is wrong.", "Use at most 60 characters."],
  InvalidPrivateIpAddress: [
    "The private address is in use, or has an elastic IP already.",
    "Name another address, or unbind this one first.",
  ],
  InvalidPrivateip: ["A primary address cannot be taken away.", "Name secondary addresses only."],
  InvalidSubnet: ["There is no such subnet.", LOOK_UP],
  InvalidVipId: ["There is no such virtual IP.", LOOK_UP],
  InvalidVpc: ["There is no such VPC.", LOOK_UP],

  // Tencent Cloud, API 2.0: numbers, where no text says more.
  4000: ["A parameter is missing or wrong.", CORRECT],
  4100: ["The signature does not hold.", "Check the secret id and the secret key."],
  4101: ["The sub-account may not call this.", GRANT],
  4102: ["The sub-account may not use this resource.", GRANT],
  4103: ["The sub-account may not do this with this resource.", GRANT],
  4104: ["There is no such secret id, or it is disabled.", "Check the key in the console."],
  4105: ["The token of the temporary key does not hold.", "Get a new temporary key."],
  4106: ["The second factor does not hold.", "Give the second factor once more."],
  4110: ["Access management refused the call.", GRANT],
  4200: ["The request has expired.", "Set the clock of this machine."],
  4300: ["The account is blocked or may not use this.", "Ask the provider why."],
  4400: ["Too many requests.", SLOWER],
  4500: [
    "The nonce was used before, or the time is more than five minutes off.",
    "Set the clock of this machine; sign each attempt anew.",
  ],
  4600: ["Only HTTPS is taken.", "Use an https: endpoint."],
  5000: ["The resource does not exist, was returned, or belongs to someone else.", LOOK_UP],
  5100: ["The operation on the resource failed.", "The message says why; look at the state of the resource."],
  5200: ["The purchase failed.", "Look at the order in the console."],
  5300: ["The account's balance is too low.", "Top up the account."],
  5400: ["Only a part of the batch was done.", "List the resources, and repeat the call for those that are left."],
  5500: ["The account's owner has not proved who they are.", "Complete the real-name authentication in the console."],
  6000: ["Tencent Cloud failed.", SYSTEM + LATER],
  6100: ["No such action or version on this host.", "Check the endpoint and the service."],
  6200: ["The action is under maintenance.", LATER],
};

/** Where the code is in no documentation. */
const KINDS: Readonly<Record<ErrorKind, Sentences>> = {
  InvalidInput: ["The request is not as the provider wants it.", "Correct what the message names."],
  Credentials: ["The provider does not accept who calls.", "Check the keys or the token."],
  PermissionDenied: ["The keys are good, but do not allow this.", GRANT],
  NotFound: ["There is no such resource.", LOOK_UP],
  Conflict: ["The state of the resource forbids this now.", "Look at its state; wait until a change is done."],
  Quota: ["A limit of the account is reached.", RAISE],
  Throttled: ["Too many requests.", SLOWER],
  ClockSkew: ["The clock of this machine is too far off the provider's.", "Set the clock."],
  Service: ["The provider failed.", LATER],
  Network: [
    "No answer came, or it broke off.",
    "Check the connection, the endpoint, and in a page whether the provider may be called from there (CORS).",
  ],
  Timeout: [
    "No complete answer came in time.",
    "Look whether the call took effect before it is repeated; allow more time.",
  ],
  Aborted: ["The caller ended the call.", "Nothing; if it was a write, it may have taken effect all the same."],
  Decode: [
    "The answer is not of the documented form.",
    "Check the endpoint and what stands before it, such as a proxy; if it is right, report it.",
  ],
  Internal: ["A defect of this package.", "Make a new client, and report it."],
};
