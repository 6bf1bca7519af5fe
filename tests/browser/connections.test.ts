// Accounts: with keys that stay in the page, several at once, remembered only if somebody asks for it.

import { expect, it } from "vitest";
import { createEmulator } from "../../pkg-template/src/emulator/index.ts";
import { huaweiKey } from "../emulator/sign.ts";
import { tokenOf, URL_OF_GATEWAY } from "../gateway/support/gateway.ts";
import type { Console } from "./support/console.ts";
import { putGateway } from "./support/gateway.ts";
import { useConsole } from "./support/use.ts";

const use = useConsole();

/** Answers for the cloud, as if it let other origins in. */
async function answer(console: Console, clockMs = 0): Promise<void> {
  const { fetch } = createEmulator();
  await console.page.route("https://*.myhuaweicloud.com/**", async (route) => {
    const request = route.request();
    const headers = {
      "access-control-allow-origin": "*",
      "access-control-allow-headers": "*, authorization",
      "access-control-allow-methods": "*",
      "access-control-expose-headers": "*",
      date: new Date(Date.now() + clockMs).toUTCString(),
    };
    if (request.method() === "OPTIONS") return route.fulfill({ status: 204, headers });
    const body = request.postData();
    const init = { method: request.method(), headers: request.headers(), ...(body !== null && { body }) };
    const response = await fetch(new Request(request.url(), init));
    const answered = Object.fromEntries(response.headers);
    await route.fulfill({ status: response.status, headers: { ...answered, ...headers }, body: await response.text() });
  });
}

async function connect(console: Console, name: string, remember: boolean): Promise<void> {
  const form = console.page.getByRole("form", { name: "Connect with keys" });
  await form.getByLabel("Name of the account").fill(name);
  await form.getByLabel("Regions").fill("cn-north-4");
  await form.getByLabel("Access key id").fill(huaweiKey.accessKeyId);
  await form.getByLabel("Secret key").fill(huaweiKey.secretAccessKey);
  await form.getByLabel("Remember").setChecked(remember);
  await form.getByRole("button", { name: "Connect" }).click();
}

it("lists a further account, and forgets its keys with the page", async () => {
  const console = await use.open();
  await answer(console);
  await console.go("connections");
  await connect(console, "other", false);
  await console.go("inventory");
  // The emulator's, and the 19 of Huawei Cloud once more.
  await console.page.getByText("45 shown").waitFor();
  await console.page.reload();
  await console.page.getByText("26 shown").waitFor();
  expect(console.problems).toEqual([]);
});

it("remembers an account for the tab if asked to, until it is disconnected", async () => {
  const console = await use.open();
  await answer(console);
  await console.go("connections");
  await connect(console, "other", true);
  await console.page.getByText("remembered in this tab").waitFor();
  await console.page.reload();
  await console.page.getByText("remembered in this tab").waitFor();
  await console.button("Disconnect Huawei Cloud · other").click();
  await expect.poll(() => console.page.evaluate(() => sessionStorage.length)).toBe(0);
});

it("reaches the accounts of a gateway, and changes what it allows", async () => {
  const console = await use.open();
  await putGateway(console, [{ operations: ["read", "dns.disassociateEndpointIpaddress"] }]);
  await console.go("connections");
  const form = console.page.getByRole("form", { name: "Connect to a gateway" });
  await form.getByLabel("URL").fill(`${URL_OF_GATEWAY}/`);
  await form.getByLabel("Token").fill("of nobody");
  await form.getByRole("button").click();
  await form.getByRole("alert").filter({ hasText: "Correct the keys." }).waitFor();
  await form.getByLabel("Token").fill(tokenOf("writer"));
  await form.getByRole("button").click();
  await console.page.getByText("Gateway · cn-north-4, cn-east-3").waitFor();
  await console.go("inventory?account=hw&region=cn-north-4");
  await console.row("192.168.0.22").waitFor();
  await console.choose("192.168.0.22", "203.0.113.10");
  await console.button(/^Unbind/).click();
  await console.perform();
  await console.told("1 as wished, 1 not").waitFor();
  await console.page.getByText("Gateway.Forbidden").waitFor();
  await console.go("inventory?account=hw&region=cn-north-4");
  await console.row("203.0.113.10").waitFor();
  await console.row("192.168.0.22").waitFor({ state: "detached" });
  // In the explorer: what the gateway would send, without what signs it, and the call itself, without the token.
  await console.go("explorer/huawei.dns.listEndpoints");
  await console.page.getByLabel("Account and region").selectOption("Huawei Cloud · hw · cn-north-4");
  const panel = console.page.getByRole("tabpanel");
  await panel.getByText("GET https://dns.cn-north-4.myhuaweicloud.com/v2.1/endpoints?direction=inbound").waitFor();
  await console.page.getByRole("tab", { name: "Code" }).click();
  await expect.poll(() => panel.getByRole("option").allTextContents()).toEqual(["cloudip", "Python"]);
  await console.button("Send").click();
  await panel.getByText("authorization: •••").waitFor();
  await panel.getByText("poi-666").waitFor();
  expect(await panel.innerText()).not.toContain(tokenOf("writer"));
});

it("says what is wrong with a connection", async () => {
  const console = await use.open();
  await console.go("connections");
  await connect(console, "emulator", false);
  await console.page.getByRole("alert").filter({ hasText: "one client for each account and region" }).waitFor();
  await console.page.getByLabel("Name of the account").fill("other");
  await console.page.getByLabel("Regions").fill("nowhere-1");
  await console.page.getByRole("form", { name: "Connect with keys" }).getByRole("button").click();
  await console.page.getByRole("alert").filter({ hasText: "nowhere-1" }).waitFor();
});

it("tells that the clocks differ", async () => {
  const console = await use.open();
  await answer(console, 7 * 60_000);
  await console.go("connections");
  await connect(console, "other", false);
  await console.page.getByText("The clocks differ by 7 minutes.").waitFor();
});

it("says what to do where nothing is connected", async () => {
  const console = await use.open();
  await console.go("connections");
  for (const cloud of ["Huawei", "Tencent"]) await console.button(`Disconnect ${cloud} Cloud · emulator`).click();
  await console.go("inventory");
  await console.page.getByText("Nothing is connected.").waitFor();
  await console.go("connections");
  await console.button("Connect the emulator").click();
  await console.go("inventory");
  await console.page.getByText("26 shown").waitFor();
  expect(console.problems).toEqual([]);
});
