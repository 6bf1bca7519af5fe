// Where the page's calls go: to your gateway, or without one to clouds in the page's own memory.

import { HuaweiCloud, TencentCloud } from "cloudip";
import type { Account } from "cloudip/bindings";

/** Set it in `.env.local`: VITE_GATEWAY=https://gateway.example.com */
const url: string | undefined = import.meta.env.VITE_GATEWAY;

function behindGateway(url: string): Account[] {
  const token = sessionStorage.getItem("token") ?? prompt("Token of the gateway") ?? "";
  sessionStorage.setItem("token", token);
  const gateway = { url, token };
  return [
    { name: "main", client: new HuaweiCloud({ region: "cn-north-4", gateway }) },
    { name: "main", client: new TencentCloud({ region: "ap-guangzhou", gateway }) },
  ];
}

async function inMemory(): Promise<Account[]> {
  const { createEmulator } = await import("cloudip/emulator");
  const { fetch } = createEmulator();
  const accessKey = { accessKeyId: "AKEXAMPLE0000000000", secretAccessKey: "SKEXAMPLE0000000000000000000000000000000" };
  const secretKey = { secretId: "AKIDEXAMPLE00000000000000000000000", secretKey: "SKEXAMPLE000000000000000000000000" };
  return [
    { name: "main", client: new HuaweiCloud({ region: "cn-north-4", credentials: accessKey, fetch }) },
    { name: "main", client: new TencentCloud({ region: "ap-guangzhou", credentials: secretKey, fetch }) },
  ];
}

export const accounts = url ? behindGateway(url) : await inMemory();
