// Where the crate departs from the reference on purpose. An exception that no longer occurs fails the test.

export interface Exception {
  /** What begins the path of the difference. */
  path: string;
  why: string;
}

const projects = "huawei.iam.KeystoneListProjects response";
const terraform = "The provider's Terraform takes 200 with this word for gone, as it does 404.";
const ends = "The first page has no page before it, and the last none after it: IAM's links are null there.";

export const exceptions: Exception[] = [
  { path: `${projects} links value members previous nullable`, why: ends },
  { path: `${projects} links value members next nullable`, why: ends },
  { path: `${projects} projects value items members links value members previous nullable`, why: ends },
  { path: `${projects} projects value items members links value members next nullable`, why: ends },
  { path: "huawei.dns.DeleteResolverRule completion done", why: terraform },
  { path: "huawei.dns.DeleteEndpoint completion done", why: terraform },
];

export interface CodeException {
  service: string;
  /** The codes whose status differs. */
  codes: string[];
  why: string;
}

const page =
  "The reference has the codes without a status; the page Error Codes of the service's API reference has it.";

/** Where the crate has another status with a code than the reference. */
export const codeExceptions: CodeException[] = [
  {
    service: "huawei.dns",
    codes: [
      ...["DNS.0004", "DNS.0005", "DNS.0012", "DNS.0013", "DNS.0015", "DNS.0016", "DNS.0021", "DNS.0030", "DNS.0036"],
      ...["DNS.0302", "DNS.0403-0409", "DNS.1802"],
    ],
    why: page,
  },
  { service: "huawei.apig", codes: ["APIC.9211"], why: page },
];
