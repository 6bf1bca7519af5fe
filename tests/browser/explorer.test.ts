// The explorer: an operation is found, filled in, looked at, sent, and taken along as code.

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import type { Console } from "./support/console.ts";
import { useConsole } from "./support/use.ts";

const use = useConsole();

const search = ({ page }: Console) => page.getByRole("combobox", { name: "Search operations" });
const tab = ({ page }: Console, name: string) => page.getByRole("tab", { name });
const panel = ({ page }: Console) => page.getByRole("tabpanel");
const problem = ({ page }: Console) => page.locator(".problem");
const field = ({ page }: Console, name: string) => page.getByLabel(name).first();

async function send(console: Console): Promise<void> {
  await console.button("Send").click();
  await console.dialog().getByRole("button", { name: "Send" }).click();
}

it("finds an operation by letters, and sends it after it has been looked at", async () => {
  const console = await use.open();
  await console.go("explorer");
  await search(console).fill("bind resolver");
  await search(console).press("ArrowDown");
  await search(console).press("Enter");
  await console.page.getByRole("heading", { name: "associateEndpointIpaddress" }).waitFor();
  await console.page.waitForURL(/#\/explorer\/huawei\.dns\.associateEndpointIpaddress$/);
  // The dry run is there without a word, and follows the form.
  await panel(console).getByText("POST https://dns.cn-north-4.myhuaweicloud.com/v2.1/endpoints/").waitFor();
  await field(console, "ip").fill("192.168.0.77");
  await panel(console).getByText('"ip": "192.168.0.77"').waitFor();
  await send(console);
  await panel(console).getByText("202 Accepted").waitFor();
  await panel(console)
    .getByText(/\d+ ms · attempts: 1 · request id [0-9a-f]{32}/)
    .waitFor();
  await panel(console).getByText("authorization: SDK-HMAC-SHA256 Access=").waitFor();
  await console.button("Wait for the effect").click();
  await console.hurryTo(panel(console).getByText("It took effect."));
  await console.go("inventory");
  await console.button("Refresh").first().click();
  await console.row("192.168.0.77").waitFor();
  expect(console.problems).toEqual([]);
});

it("says at the field what is wrong with it, and at the answer what an error means", async () => {
  const console = await use.open();
  await console.go("explorer/huawei.apig.unregisterIngressIps");
  await field(console, "elb_id").fill("short");
  await problem(console).getByText("Expected a string of 32 to 36 characters, got a string of 5 characters").waitFor();
  expect(await field(console, "elb_id").getAttribute("aria-invalid")).toBe("true");
  await console.go("explorer/huawei.dns.disassociateEndpointIpaddress");
  await field(console, "ipaddress_id").fill("0".repeat(32));
  await panel(console).getByText("/ipaddresses/00000000").waitFor();
  await send(console);
  await panel(console).getByText("404 Not Found").waitFor();
  const alert = panel(console).getByRole("alert");
  await alert.getByText("It is not there.").waitFor();
  // What the provider and the package say is English in a Chinese page too, and marked as such (WCAG 3.1.2).
  expect(await alert.locator("[lang=en]").textContent()).not.toBe("");
  await panel(console).getByText("The endpoint has no such address").waitFor();
});

it("adds and removes nested entries, and takes JSON both ways", async () => {
  const console = await use.open();
  await console.go("explorer/huawei.apig.unregisterIngressIps");
  await console.button("Add elbs[0].public_ips[1]").click();
  await console.page.locator("[id='field-elbs[0].public_ips[1].ip']").fill("203.0.113.99");
  await console.button("JSON").click();
  const text = console.page.getByLabel("Parameters as JSON");
  const params = JSON.parse(await text.inputValue());
  expect(params.elbs[0].public_ips.map(({ ip }: { ip: string }) => ip)).toEqual(["203.0.113.10", "203.0.113.99"]);
  await text.fill("{");
  await console.page.getByText("This is no JSON").waitFor();
  params.elbs[0].public_ips.pop();
  await text.fill(JSON.stringify(params));
  await console.button("JSON").click();
  expect(await console.page.locator("[id='field-elbs[0].public_ips[1].ip']").count()).toBe(0);
  await console.page.getByRole("button", { name: "Remove elbs[0]", exact: true }).click();
  await problem(console).getByText("Expected").waitFor();
});

it("copies a command that runs as it stands", async () => {
  const console = await use.open({ permissions: ["clipboard-read", "clipboard-write"] });
  await console.go("explorer/tencent.vpcLegacy.unassignPrivateIpAddresses");
  await tab(console, "Code").click();
  await console.button("Copy").click();
  await console.page.getByText("Copied, signed at this moment.").first().waitFor();
  const command = await console.page.evaluate(() => navigator.clipboard.readText());
  expect(command).not.toContain("SKEXAMPLE");
  const { stdout } = await promisify(execFile)("sh", ["-c", command]);
  expect(JSON.parse(stdout)).toMatchObject({ code: 0, codeDesc: "Success" });
  for (const [language, part] of [
    ["fetch", "await fetch("],
    ["cloudip", "process.env.TENCENTCLOUD_SECRET_KEY"],
    ["python", 'os.environ["TENCENTCLOUD_SECRET_KEY"]'],
  ] as const) {
    await console.page.getByLabel("Language").last().selectOption(language);
    await panel(console).getByText(part).waitFor();
  }
  expect(console.problems).toEqual([]);
});

it("shows how a request is signed, and where a server's canonical request parts from it", async () => {
  const console = await use.open();
  await console.go("explorer/huawei.dns.listEndpoints");
  await tab(console, "Signature").click();
  const canonical = panel(console).locator("pre").first();
  await canonical.getByText("direction=inbound").waitFor();
  // The signature follows the form.
  await field(console, "name").fill("poi");
  await canonical.getByText("direction=inbound&name=poi").waitFor();
  const ours = await canonical.innerText();
  const paste = console.page.getByLabel("Compare with the server’s");
  const earlier = ours.replace(/x-sdk-date:.*/, "x-sdk-date:20200101T000000Z");
  await paste.fill(earlier);
  await console.page.getByText("No difference: then the secret key is another one").waitFor();
  await paste.fill(`APIGW.0301 canonicalRequest:${earlier.replace("host:dns.", "host:proxy.").replaceAll("\n", "|")}`);
  await console.page.getByText("behind a proxy, sign the host that the server sees").waitFor();
  await panel(console).getByText("host:proxy.cn-north-4.myhuaweicloud.com").waitFor();
});

it("tells when the operations cannot be read, and reads them again", async () => {
  const console = await use.open();
  await console.page.route("**/catalogue-*.json", (route) => route.fulfill({ status: 503 }));
  await console.go("explorer");
  await console.page.getByRole("alert").getByText("503").waitFor();
  await console.page.unroute("**/catalogue-*.json");
  await console.button("Refresh").click();
  await search(console).waitFor();
});

it("is used with the keyboard alone", async () => {
  const console = await use.open();
  const { keyboard } = console.page;
  await keyboard.press("Control+k");
  await keyboard.type("go explorer");
  await keyboard.press("Enter");
  await search(console).waitFor();
  await expect.poll(() => console.page.evaluate(() => document.activeElement?.id)).toBe("main");
  await keyboard.press("Tab");
  await keyboard.type("list endpoints");
  await keyboard.press("Enter");
  await console.page.getByRole("heading", { name: "listEndpoints" }).waitFor();
  const isAt = (name: string) => console.page.evaluate((name) => document.activeElement?.textContent === name, name);
  for (let tabs = 0; tabs < 60 && !(await isAt("Send")); tabs += 1) await keyboard.press("Tab");
  await keyboard.press("Enter");
  await panel(console).getByText("200 OK").waitFor();
  for (let tabs = 0; tabs < 5 && !(await isAt("Answer")); tabs += 1) await keyboard.press("Tab");
  await keyboard.press("ArrowRight");
  await console.page.getByRole("heading", { name: "String to sign" }).waitFor();
  // Another one is a command.
  await keyboard.press("Control+k");
  await keyboard.type("unregister ingress");
  await keyboard.press("Enter");
  await console.page.getByRole("heading", { name: "unregisterIngressIps" }).waitFor();
  expect(console.problems).toEqual([]);
});

it("leads from the list to one operation and back on a small screen", async () => {
  const console = await use.open({ viewport: { width: 360, height: 780 } });
  await console.go("explorer");
  await search(console).fill("show endpoint");
  await console.page.getByRole("listbox").getByRole("option").first().click();
  await console.page.getByRole("heading", { name: "showEndpoint" }).waitFor();
  expect(await search(console).isVisible()).toBe(false);
  await console.page.getByRole("link", { name: "All operations" }).click();
  await search(console).waitFor();
});

it("speaks Chinese, and says what to do where nothing can be called", async () => {
  const console = await use.open({ locale: "zh-CN" });
  await console.go("explorer/huawei.dns.listEndpoints");
  await console.page.getByRole("tab", { name: "预览" }).waitFor();
  await console.page.getByText("接口文档只有英文").waitFor();
  await console.go("connections");
  await console.page.getByRole("button", { name: "断开 华为云 · emulator" }).click();
  await console.go("explorer/huawei.dns.listEndpoints");
  await console.page.getByText("尚未连接华为云账号").waitFor();
  await console.go("explorer/huawei.dns.nothing");
  await console.page.getByText("没有这个接口").waitFor();
  expect(console.problems).toEqual([]);
});
