// For everybody: without a mouse, on a small screen, with a screen reader, in either language and theme.

import { expect, it } from "vitest";
import { violations, widths } from "./support/judge.ts";
import { SCREENS } from "./support/screens.ts";
import { useConsole } from "./support/use.ts";

const use = useConsole();

for (const [width, colorScheme] of [
  [360, "dark"],
  [1440, "light"],
] as const) {
  it(`axe finds nothing on any screen and nothing is too wide at ${width} px, ${colorScheme}`, async () => {
    const console = await use.open({ viewport: { width, height: 780 }, colorScheme });
    for (const { name, show } of SCREENS) {
      await show(console);
      expect([name, await widths(console), await violations(console)]).toEqual([name, [], []]);
    }
    expect(console.problems).toEqual([]);
  });
}

it("speaks Chinese, by the browser's language and by choice", async () => {
  const console = await use.open({ locale: "zh-CN" });
  await console.page.getByRole("heading", { name: "资源清单" }).waitFor();
  // After the first frame.
  await console.page.locator("html[lang='zh-CN']").waitFor();
  await console.row("10.0.0.1").filter({ hasText: "已绑定" }).waitFor();
  // The counts are one line, on a small screen too.
  const { width, height } = console.page.viewportSize() ?? { width: 0, height: 0 };
  await console.page.setViewportSize({ width: 360, height });
  expect((await console.told("共 26 个").boundingBox())?.height).toBeLessThan(30);
  await console.page.setViewportSize({ width, height });
  await console.choose("192.168.0.22", "10.0.0.1");
  await console.button(/^解绑/).click();
  await console.dialog().getByText("1 个无法执行").waitFor();
  await console.dialog().getByText("网卡的主地址不能解绑或迁移").waitFor();
  await console.dialog().locator("button.solid").click();
  await console.hurryTo(console.told("1 个符合预期，1 个不符合"));
  await console.page.getByText("网卡的主地址不能解绑或迁移").waitFor();
  await console.page.getByLabel("语言").selectOption("English");
  await console.told("1 as wished, 1 not").waitFor();
  await console.page.reload();
  await console.page.getByRole("button", { name: "Save as CSV" }).waitFor();
  expect(console.problems).toEqual([]);
});

it("hears the key that follows at once where it belongs", async () => {
  const console = await use.open();
  await console.row("192.168.0.22").waitFor();
  const isThere = await console.page.evaluate(async () => {
    dispatchEvent(new KeyboardEvent("keydown", { key: "k", ctrlKey: true }));
    // No frame comes before a message.
    const { port1, port2 } = new MessageChannel();
    const next = new Promise((resolve) => port1.addEventListener("message", resolve, { once: true }));
    port1.start();
    port2.postMessage("");
    await next;
    const field = document.querySelector("dialog.palette input");
    return field !== null && field === document.activeElement;
  });
  expect(isThere).toBe(true);
});

it("unbinds an address with the keyboard alone", async () => {
  const console = await use.open();
  const { keyboard } = console.page;
  const focused = () => console.page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent);
  await console.row("192.168.0.22").waitFor();
  await keyboard.press("Tab");
  expect(await focused()).toBe("Skip to the content");
  await keyboard.press("Enter");
  expect(await focused()).toBe("main");
  // The command that leads to the search, by a part of its name.
  await keyboard.press("Control+k");
  await keyboard.type("srch addr");
  await keyboard.press("Enter");
  expect(await focused()).toBe("search");
  await keyboard.type("poi-666");
  await console.page.getByText("3 shown").waitFor();
  for (let tabs = 0; tabs < 30 && (await focused()) !== "grid"; tabs += 1) await keyboard.press("Tab");
  await keyboard.press("ArrowDown");
  await keyboard.press("Space");
  await console.page.getByText("1 chosen").waitFor();
  const active = await console.grid.getAttribute("aria-activedescendant");
  expect(await console.page.locator(`#${active}`).getAttribute("aria-label")).toBe("Choose 192.168.0.22");
  // Its details, and back to the table.
  await keyboard.press("Enter");
  await console.dialog().getByText("ff80808169bf16c70169bf1d02270002").waitFor();
  await keyboard.press("Escape");
  await expect.poll(focused).toBe("grid");
  await keyboard.press("u");
  await console.dialog().getByText("Will be done: unbind 192.168.0.22").waitFor();
  const press = console.dialog().locator("button.solid");
  for (let tabs = 0; tabs < 10 && !(await press.evaluate((own) => own === document.activeElement)); tabs += 1) {
    await keyboard.press("Tab");
  }
  await keyboard.press("Enter");
  await console.hurryTo(console.told("1 as wished, 0 not"));
  await expect.poll(focused).toBe("main");
  expect(console.problems).toEqual([]);
});

it("chooses ranges with the keyboard", async () => {
  const console = await use.open();
  const { keyboard } = console.page;
  // Rows that are still coming would find their place within the range.
  await console.page.getByText("26 shown").waitFor();
  await console.grid.focus();
  for (const key of ["ArrowDown", "Space", "Shift+ArrowDown", "Shift+ArrowDown"]) await keyboard.press(key);
  await console.page.getByText("3 chosen").waitFor();
  await keyboard.press("Escape");
  await console.page.getByText("26 shown").waitFor();
  await keyboard.press("Control+a");
  await console.page.getByText("26 chosen").waitFor();
});

it("moves nothing once it is painted, but rows that find their place", async () => {
  const console = await use.open({ isTimeReal: true, isFirst: true });
  await console.row("10.0.0.1").waitFor();
  const moved = await console.page.evaluate(async () => {
    const shifts: (PerformanceEntry & { value?: number })[] = [];
    const observer = new PerformanceObserver((list) => shifts.push(...list.getEntries()));
    observer.observe({ type: "layout-shift", buffered: true });
    // What comes after the last change is told with the next frames.
    for (let frames = 0; frames < 30; frames += 1) await new Promise(requestAnimationFrame);
    shifts.push(...observer.takeRecords());
    // A number in a line of text that gets longer is a ten-thousandth.
    return shifts.filter(({ value = 0 }) => value > 0.001).map((shift) => JSON.stringify(shift));
  });
  expect(moved).toEqual([]);
});

it("asks for what it has preloaded, and for no wasm twice", async () => {
  const { page } = await use.open({ isTimeReal: true });
  const wasm = await page.evaluate(() => {
    const asked = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    return asked.filter(({ name }) => name.endsWith(".wasm")).map(({ initiatorType }) => initiatorType);
  });
  expect(wasm).toEqual(["link", "link"]);
});

it("is served with a strict content security policy, and its files to be kept for ever", async () => {
  const console = await use.open();
  const answers = await console.page.evaluate(async () => {
    const script = document.querySelector("script")?.src ?? "";
    const answers = await Promise.all([fetch("/"), fetch(script)]);
    return answers.map(({ headers }) => [headers.get("content-security-policy"), headers.get("cache-control")]);
  });
  const [[policy], [, forEver]] = answers as [string[], string[]];
  expect(policy).toContain("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';");
  expect(forEver).toContain("immutable");
});
