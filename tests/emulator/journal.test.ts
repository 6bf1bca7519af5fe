import { describe, expect, test } from "vitest";
import { Bench, type Json } from "./bench.ts";
import { bind, ENDPOINT, SUBNET } from "./endpoint.ts";

describe("journal", () => {
  test("tells what came and what became of it", async () => {
    const bench = new Bench();
    const bound = await bind(bench);
    await bind(bench);
    await bench.v3("DescribeNetworkInterfaces", {});
    await bench.huawei("dns", "GET", "/nowhere?a=1");
    const { requests } = (await bench.control("GET", "requests")).body;
    expect(requests).toHaveLength(4);
    expect(requests[0]).toMatchObject({
      at: "2025-01-02T03:04:05.000Z",
      requestId: bound.headers.get("x-request-id"),
      method: "POST",
      url: `dns.cn-north-4.myhuaweicloud.com${ENDPOINT}/ipaddresses`,
      body: JSON.stringify({ ipaddress: { subnet_id: SUBNET } }),
      cloud: "huawei",
      service: "dns",
      operation: "AssociateEndpointIpaddress",
      status: 202,
    });
    expect(requests[0].headers["content-type"]).toBe("application/json");
    expect(requests[0]).not.toHaveProperty("code");
    expect(requests[1]).toMatchObject({ status: 409, code: "DNS.0021" });
    expect(requests[2]).toMatchObject({
      cloud: "tencent",
      service: "vpc",
      operation: "DescribeNetworkInterfaces",
      status: 200,
    });
    expect(requests[3]).toMatchObject({
      status: 404,
      code: "APIGW.0101",
      url: "dns.cn-north-4.myhuaweicloud.com/nowhere?a=1",
    });
    expect(requests[3]).not.toHaveProperty("operation");
  });

  test("holds no signature, no token and no key", async () => {
    const bench = new Bench();
    const temporary = {
      accessKeyId: "AKTEMPORARY00000000",
      secretAccessKey: "SKTEMPORARY00000000000000000000000000000",
    };
    const token = "SECURITYTOKENEXAMPLE00000000000000000000";
    await bench.huawei("dns", "GET", ENDPOINT, undefined, { key: temporary, headers: { "x-security-token": token } });
    const bearer = { authorization: "Bearer SECRETBEARER", cookie: "SECRETCOOKIE", "x-auth-token": "SECRETTOKEN" };
    await bench.send(new Request(`https://dns.cn-north-4.myhuaweicloud.com${ENDPOINT}`, { headers: bearer }));
    await bench.v3("DescribeNetworkInterfaces", {}, { headers: { "x-tc-token": "SECRETTOKEN" } });
    for (const method of ["GET", "POST"] as const) {
      await bench.legacy("DescribeNetworkInterfaces", { Token: "SECRETTOKEN" }, { method });
    }
    const { text, body } = await bench.control("GET", "requests");
    expect(text).not.toMatch(/SECRET|SECURITYTOKEN|SKTEMPORARY|SKEXAMPLE/);
    expect(text).not.toMatch(/Signature=[0-9a-f]/i);
    expect(body.requests.map(({ headers }: Json) => headers.authorization).slice(0, 3)).toEqual([
      "SDK-HMAC-SHA256 Access=AKTEMPORARY00000000, SignedHeaders=host;x-sdk-date;x-security-token, Signature=***",
      "***",
      expect.stringMatching(/^TC3-HMAC-SHA256 Credential=AKID\w+\/2025-01-02\/vpc\/tc3_request, .*Signature=\*\*\*$/),
    ]);
    expect(body.requests[3].url).toContain("Signature=***");
    expect(body.requests[4].body).toContain("Signature=***");
    expect(body.requests[4].body).toContain("Token=***");
  });

  test("keeps the last thousand requests", async () => {
    const bench = new Bench();
    for (let index = 0; index < 1002; index += 1)
      await bench.emulator.fetch(`https://vpc.tencentcloudapi.com/?n=${index}`);
    const { requests } = (await bench.control("GET", "requests")).body;
    expect(requests).toHaveLength(1000);
    expect(requests[0].url).toBe("vpc.tencentcloudapi.com/?n=2");
  });
});

test("equal requests to equal emulators have equal answers and journals", async () => {
  const run = async () => {
    const bench = new Bench();
    const texts = [(await bind(bench)).text, JSON.stringify(await bench.v3("DescribeNetworkInterfaces", {}))];
    texts.push(JSON.stringify(await bench.legacy("AssignPrivateIpAddresses", {})));
    return [...texts, (await bench.control("GET", "requests")).text, (await bench.control("GET", "state")).text];
  };
  expect(await run()).toEqual(await run());
});
