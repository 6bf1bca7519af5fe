import { expect, test } from "vitest";
import { diffCanonical } from "../../pkg-template/src/diff.ts";

const HASH = "223f2b69029ad1ca4a331a0a6e452ab4dbcbb7c0422711c360fcb2ac6de5ef1a";
const EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

const OURS = `POST
/v2.1/endpoints/e1/ipaddresses/
a=1&b=x%20y
content-type:application/json
host:dns.cn-north-4.myhuaweicloud.com
x-sdk-date:20250102T030405Z

content-type;host;x-sdk-date
${HASH}`;

const changed = (from: string, to: string) => OURS.replace(from, to);

test("equal requests have no difference, in whatever form the server's comes", () => {
  const barred = OURS.replaceAll("\n", "|");
  expect(diffCanonical(OURS, OURS)).toBeUndefined();
  expect(diffCanonical(OURS, OURS.replaceAll("\n", "\r\n"))).toBeUndefined();
  expect(diffCanonical(OURS, barred)).toBeUndefined();
  expect(diffCanonical(OURS, `APIGW.0301: verify aksk signature fail, canonicalRequest:${barred}`)).toBeUndefined();
});

test.each([
  ["method", 1, changed("POST", "PUT"), /upper case/],
  ["path", 2, changed("ipaddresses/", "ipaddresses"), /one slash/],
  ["path", 2, changed("/e1/", "/%65%31/"), /escape each segment once/],
  ["path", 2, changed("/v2.1", "/api/v2.1"), /proxy took a prefix/],
  ["path", 2, changed("/e1/", "/e2/"), /another path/],
  ["query", 3, changed("a=1&b=x%20y", "b=x%20y&a=1"), /another order/],
  ["query", 3, changed("x%20y", "x+y"), /space is %20/],
  ["query", 3, changed("a=1&", ""), /other parameters/],
  ["header", 4, changed("application/json", "application/json;charset=UTF-8"), /charset/],
  ["header", 5, changed("host:dns.cn", "host:proxy.cn"), /behind a proxy/],
  ["header", 6, changed("030405Z", "030406Z"), /not the one that was signed/],
  ["header", 4, changed("content-type:application/json\n", ""), /did not get content-type/],
  [
    "header",
    7,
    changed("x-sdk-date:20250102T030405Z\n", "x-sdk-date:20250102T030405Z\nx-trace:1\n"),
    /signed x-trace as well/,
  ],
  ["signed headers", 8, changed("content-type;host;x", "host;x"), /list in the Authorization/],
  ["body hash", 9, changed(HASH, EMPTY), /saw no body/],
  ["body hash", 9, changed(HASH, "UNSIGNED-PAYLOAD"), /unsigned/],
  ["body hash", 9, changed(HASH, HASH.replace("2", "3")), /Other bytes/],
])("a difference in the %s (line %i) is told with its cause", (part, line, theirs, why) => {
  const difference = diffCanonical(OURS, theirs.replaceAll("\n", "|"));
  expect(difference).toMatchObject({ part, line });
  expect(difference?.why).toMatch(why);
});

test("a body that was not signed is told from the other side", () => {
  expect(diffCanonical(changed(HASH, EMPTY), OURS)?.why).toMatch(/none was signed/);
});
