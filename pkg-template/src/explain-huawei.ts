// What happened and what to do, for the codes that Huawei Cloud documents.
import {
  CORRECT,
  type Explanations,
  GRANT,
  LATER,
  LOOK_UP,
  ONE_AT_A_TIME,
  RAISE,
  type Sentences,
  SLOWER,
  SYSTEM,
} from "./explain-remedies.js";

/** One explanation of several numbers. */
const each = (prefix: string, numbers: string[], sentences: Sentences): Explanations =>
  Object.fromEntries(numbers.map((number) => [`${prefix}.${number}`, sentences]));

/** Codes by their whole name. */
export const HUAWEI: Explanations = {
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

  // Huawei Cloud DNS: the page "Error Codes" of its API reference.
  "DNS.0002": ["The request is wrong.", CORRECT],
  "DNS.0004": ["There is no such thing.", LOOK_UP],
  "DNS.0005": ["DNS could not tell who calls.", "Check the keys or the token."],
  "DNS.0006": ["The page size is out of its range.", CORRECT],
  "DNS.0007": ["The marker of the page is wrong.", "Pass the marker that the page before named, or none."],
  "DNS.0012": ["DNS could not reach the VPC service.", SYSTEM + LATER],
  "DNS.0013": ["The user has no right to do this.", GRANT],
  "DNS.0014": ["Too many requests.", SLOWER],
  "DNS.0015": ["DNS could not reach IAM.", SYSTEM + LATER],
  "DNS.0016": [
    "Something of that kind is there already, or its state forbids this.",
    "Look at the state of the resource; another name or address may do.",
  ],
  "DNS.0017": ["The offset of the page is wrong.", CORRECT],
  "DNS.0021": ["The resource is being changed by another call.", ONE_AT_A_TIME],
  "DNS.0030": ["This is forbidden.", GRANT],
  "DNS.0036": ["DNS could not reach the network service.", SYSTEM + LATER],
  "DNS.0040": [
    "The account's owner has not proved who they are.",
    "Complete the real-name authentication in the console.",
  ],
  "DNS.0302": ["There is no such zone.", LOOK_UP],
  ...each(
    "DNS",
    ["0403", "0404", "0405", "0406", "0407", "0408", "0409", "2002"],
    ["A quota of DNS is used up.", RAISE],
  ),
  ...each("DNS", ["0501", "0505", "0506", "0508"], ["A parameter of the reverse record is wrong.", CORRECT]),
  "DNS.0502": ["There is no such elastic IP.", LOOK_UP],
  "DNS.0503": ["The reverse record is being changed.", ONE_AT_A_TIME],
  "DNS.0504": ["The id is not of the form that elastic IPs have.", CORRECT],
  "DNS.0507": ["There is no such reverse record.", LOOK_UP],
  "DNS.0601": ["The region is wrong.", "Name the region of the elastic IP."],
  "DNS.0701": ["The VPC is wrong.", CORRECT],
  ...each("DNS", ["0704", "0708"], ["The VPC is being bound or unbound.", ONE_AT_A_TIME]),
  "DNS.0706": ["A private zone keeps its last VPC.", "Bind another VPC first, or delete the zone if nobody needs it."],
  "DNS.0707": ["The VPC is not bound to the zone.", "Nothing is to be done: it is unbound."],
  "DNS.0711": ["There is no such VPC.", LOOK_UP],
  ...each("DNS", ["1501", "1503"], ["A parameter of the endpoint is wrong.", CORRECT]),
  "DNS.1502": ["There is no such subnet, or its id is malformed.", LOOK_UP],
  "DNS.1504": ["An endpoint has that name already.", "Choose another name."],
  "DNS.1505": ["The address is not in the subnet.", "Name an address of the subnet, or none to be given one."],
  "DNS.1506": ["An address is named twice.", "Name each address once."],
  "DNS.1507": ["The address is in use.", "Name another address, or none to be given one."],
  "DNS.1508": [
    "The subnets are of different VPCs.",
    "Name subnets of one VPC: that of the endpoint, if it is there already.",
  ],
  "DNS.1510": ["There is no such endpoint.", LOOK_UP],
  "DNS.1511": ["The endpoint has no such address.", "List the endpoint's addresses; it may be gone already."],
  "DNS.1514": [
    "An endpoint has two to six addresses.",
    "Bind another address before this one is unbound; unbind one before a seventh is bound.",
  ],
  ...each(
    "DNS",
    ["1515", "1516"],
    [
      "The address cannot be given: it is malformed, or the subnet keeps it for itself.",
      "Name another address, or none to be given one.",
    ],
  ),
  "DNS.1802": ["A policy denies this.", GRANT],

  // Huawei Cloud VPC and EIP: the pages "Error Codes" of their API references.
  "VPC.0004": ["The VPC is being changed.", ONE_AT_A_TIME],
  ...each(
    "VPC",
    ["0005", "0502", "2701"],
    [
      "The account or user may not do this, or the account owes money.",
      "Look at the account's balance in the console; if it is in order, ask for the right.",
    ],
  ),
  "VPC.0008": ["The token does not hold.", "Get a new token."],
  "VPC.0009": [
    "The account's owner has not proved who they are.",
    "Complete the real-name authentication in the console.",
  ],
  ...each("VPC", ["0010", "2201"], ["A policy denies this.", GRANT]),
  ...each("VPC", ["0101", "0301", "0501", "0601"], ["A parameter is wrong.", CORRECT]),
  "SYS.0400": ["A parameter is wrong.", CORRECT],
  "EIP.7901": ["A parameter is wrong.", CORRECT],
  "VPC.0202": ["The subnet is not there, or could not be read.", LOOK_UP],
  "VPC.2204": ["There is no such subnet.", LOOK_UP],
  "VPC.0304": [
    "The shared bandwidth has as many public IPs as it takes.",
    "Take one out of it, or use another bandwidth.",
  ],
  "VPC.0306": ["There is no such bandwidth.", LOOK_UP],
  "VPC.0310": ["The quota of shared bandwidths is used up.", RAISE],
  "VPC.0503": ["The public IP could not be assigned.", SYSTEM + LATER],
  "VPC.0504": ["There is no such public IP.", LOOK_UP],
  ...each("VPC", ["0508", "0513"], ["There is no such port, or what stands behind it is gone.", LOOK_UP]),
  ...each("VPC", ["0509", "0511"], ["The port has a public IP already.", "Unbind that one first."]),
  "VPC.0510": ["The public IP is bound already.", "Unbind it first."],
  "VPC.0512": ["The public IP is being changed.", ONE_AT_A_TIME],
  "VPC.0516": ["A load balancer uses the public IP.", "Unbind it from the load balancer first."],
  "VPC.0517": ["The public IP is bound.", "Unbind it first."],
  "VPC.0518": ["Firewall rules name the public IP.", "Take it out of the rules first."],
  "VPC.0521": ["The quota of public IPs is used up.", RAISE],
  "VPC.0522": ["The public address is in use, or malformed.", "Name another address, or none to be given one."],
  "VPC.0525": ["The public IP is paid for in advance.", "Unsubscribe from it in the console instead of releasing it."],
  "VPC.0532": [
    "The pool has no free public address.",
    "Release public IPs that are no longer needed, or try again later.",
  ],
  "EIP.7902": ["The public IP is in no shared bandwidth.", "Nothing is to be done: it is taken out."],
  "VPC.0603": ["There is no such security group.", LOOK_UP],
  "VPC.0604": ["The quota of security groups is used up.", RAISE],
  "VPC.0701": ["The private address is in use.", "Name another address, or none to be given one."],
  "VPC.0703": [
    "The subnet has no free address.",
    "Release addresses that are no longer needed, or use another subnet.",
  ],
  "VPC.0704": ["There is no such private address or port.", LOOK_UP],
  "VPC.0705": ["The address is not in the subnet.", "Name an address of the subnet, or none to be given one."],
  "VPC.0706": ["The private address could not be released.", LATER],
  "VPC.0707": ["Something uses the private address or port.", "Unbind it from what uses it first."],
  "VPC.9902": ["The state of the resource forbids this.", "Look at what the message names."],
  "VPC.9904": ["There is no such resource.", LOOK_UP],
  // Neutron's types, at the same hosts.
  OverQuota: ["A quota is used up.", RAISE],
  IpAddressGenerationFailure: [
    "The subnet has no free address.",
    "Release addresses that are no longer needed, or use another subnet.",
  ],

  // Huawei Cloud API Gateway.
  "APIC.7102": ["The token is wrong or cannot be read.", "Get a new token, and pass it on whole."],
  "APIC.7106": ["The user has no right to this call.", GRANT],
  "APIC.7211": ["A parameter breaks its rules.", CORRECT],
  "APIC.7302": ["There is no such gateway.", "Check the instance id, the project and the region."],
  ...each(
    "APIC",
    ["7242", "7243", "7244"],
    ["The gateway's edition does not have this.", "Use a gateway of another edition."],
  ),
  "APIC.7314": ["VPC endpoints cannot reach this gateway.", "Open the gateway to VPC endpoints in the console first."],
  "APIC.7500": ["A gateway has that name already.", "Choose another name."],
  "APIC.9000": ["API Gateway failed.", SYSTEM + LATER],
  "APIC.9007": [
    "VPC Endpoint refused or did not answer what API Gateway handed on.",
    "List the connections: one that comes, goes or failed cannot be decided. If they are in order, try again later.",
  ],
  "APIC.9211": [
    "The bandwidth could not be changed.",
    "Look at the state of the gateway, and try again once it is running.",
  ],

  ...each("APIC", ["9218", "9219"], ["The quota or the resources for another gateway are used up.", RAISE]),

  // Huawei Cloud Workspace: the page "Workspace Error Codes".
  "WKS.00010032": ["The state of the desktop forbids this now.", ONE_AT_A_TIME],
  "WKS.00010099": ["Workspace is switched off for this account.", "Open Workspace in the console of this region."],
  ...each(
    "WKS",
    ["00170117", "00170312"],
    ["The account has no Workspace in this region.", "Check the region and the project, or open Workspace there."],
  ),

  // Huawei Cloud IAM, v3.0: the page "Error Codes" of its API reference.
  "IAM.0004": ["There is no such thing.", LOOK_UP],
  "IAM.0011": ["The body of the request is wrong.", CORRECT],
};
