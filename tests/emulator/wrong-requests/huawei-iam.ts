// Requests that IAM refuses.
import { keystone, plain, type WrongRequest } from "./row.ts";

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
];
