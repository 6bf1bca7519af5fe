// Where a request departs from the official Python client's on purpose. An exception that no longer occurs fails the
// test.

/** One fact in which two requests for the same input differ; `undefined` is on the side that does not have it. */
export interface Difference {
  key: string;
  /** Of the input. */
  sort: string;
  fact: string;
  ours: string | undefined;
  theirs: string | undefined;
}

interface Exception {
  why: string;
  is(difference: Difference): boolean;
}

export const exceptions: Exception[] = [
  {
    why: "Huawei Cloud's client names a content type where there is no content; nobody needs it there.",
    is: ({ key, fact, ours, theirs }) =>
      key.startsWith("huawei.") && fact === "header content-type" && !ours && theirs === "application/json",
  },
  {
    why: "Its client signs every call, also what takes a token, and what proves who sends it by its body.",
    is: ({ key, fact, ours, theirs }) =>
      key.startsWith("huawei.iam.") && fact === "proof" && ours !== "signature" && theirs === "signature",
  },
  {
    why: "Its client drops null, and so cannot send what these calls take to unbind or to restore.",
    is: ({ key, fact, ours, theirs }) =>
      nulls[key]?.includes(fact) === true && (ours === "null" ? theirs === undefined : theirs === "{}"),
  },
  {
    why: "IAM knows the account by the key or the token. The client itself names none where it looks up a project.",
    is: ({ key, fact, ours }) => key.startsWith("huawei.iam.") && fact === "header x-domain-id" && !ours,
  },
  {
    why: "Tencent Cloud's client asks for a language of messages in every call; without it the service has a default.",
    is: ({ key, fact, ours }) => key.startsWith("tencent.vpc.") && fact === "header x-tc-language" && !ours,
  },
  {
    why: "The client of API 2.0 writes booleans as Python does; those for other languages write true and false.",
    is: ({ key, fact, ours, theirs }) =>
      /^tencent\.\w+Legacy\./.test(key) &&
      fact.startsWith("form ") &&
      (ours === "true" || ours === "false") &&
      ours === theirs?.toLowerCase(),
  },
];

/** The parameters for which null has a meaning, and what is left of the objects around them without it. */
const nulls: Record<string, string[]> = {
  "huawei.dns.RestorePtrRecord": ["body.ptrdname", "body"],
  "huawei.eip.UpdatePublicip": ["body.publicip.port_id"],
  "huawei.eip.NeutronUpdateFloatingIp": ["body.floatingip.port_id", "body.floatingip"],
  "huawei.eip.UpdatePublicipV3": ["body.publicip.associate_instance_id", "body.publicip.associate_instance_type"],
};

const newer = "The provider documents it, but version 3.1.219 of the client does not have it.";

/** Operations that the official Python client does not have, and why. */
export const missing: Record<string, string> = {
  "huawei.apig.UnregisterIngressIps": newer,
  "huawei.apig.RegisterIngressIps": newer,
  "huawei.apig.ListExtraElbs": newer,
  "huawei.apig.BatchAddExtraElbs": newer,
  "huawei.apig.BatchDisassociateExtraElbs": newer,
};
