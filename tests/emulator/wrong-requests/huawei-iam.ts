// Requests that IAM refuses.
import { apig, huawei, keystone, plain, type WrongRequest } from "./row.ts";

const login = (password: string) =>
  plain("https://iam.cn-north-4.myhuaweicloud.com/v3/auth/tokens", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      auth: {
        identity: {
          methods: ["password"],
          password: { user: { name: "USEREXAMPLE", password, domain: { name: "ACCOUNTEXAMPLE" } } },
        },
      },
    }),
  });

const temporaryKeys = (assume_role: object) =>
  huawei("iam", "POST", "/v3.0/OS-CREDENTIAL/securitytokens", {
    auth: { identity: { methods: ["assume_role"], assume_role } },
  });

export const iam: WrongRequest[] = [
  {
    rule: "the password is the user's",
    source: "huawei.md 5.1, Keystone",
    send: login("WRONG"),
    status: 401,
    body: keystone(401, "Unauthorized"),
  },
  {
    rule: "the token to look at exists",
    source: "huawei.md 5.1, Keystone",
    send: plain("https://iam.cn-north-4.myhuaweicloud.com/v3/auth/tokens", {
      headers: { "x-auth-token": "TOKENEXAMPLE0000000000000000000000000000", "x-subject-token": "WRONG" },
    }),
    status: 404,
    body: keystone(404, "Not Found"),
  },
  {
    rule: "the body for temporary keys is the page's",
    source: "huawei.md 5.1, IAM v3.0; the page Error Codes of the IAM API reference, IAM.0011",
    send: temporaryKeys({ agency_name: "AGENCYEXAMPLE" }),
    status: 400,
    body: apig("IAM.0011", "Request body is invalid."),
  },
  {
    rule: "the agency exists",
    source: "huawei.md 5.1, IAM v3.0; the page Error Codes of the IAM API reference, IAM.0004",
    send: temporaryKeys({ agency_name: "NOBODY", domain_name: "DELEGATINGEXAMPLE" }),
    status: 404,
    body: apig("IAM.0004", "Could not find agency: NOBODY."),
  },
];
