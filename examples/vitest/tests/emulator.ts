import { HuaweiCloud } from "cloudip";
import { createEmulator } from "cloudip/emulator";

/** An emulator of its own for each test. */
export function startClouds() {
  const emulator = createEmulator();

  async function control(name: string, body?: object) {
    const init = body && { method: "POST", body: JSON.stringify(body) };
    const response = await emulator.fetch(`http://emulator.test/_emulator/${name}`, init);
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  }

  const huawei = new HuaweiCloud({
    region: "cn-north-4",
    // The emulator's own key; it verifies every signature.
    credentials: { accessKeyId: "AKEXAMPLE0000000000", secretAccessKey: "SKEXAMPLE0000000000000000000000000000000" },
    fetch: emulator.fetch,
    retry: { baseDelayMs: 1 },
  });
  return { huawei, control };
}
