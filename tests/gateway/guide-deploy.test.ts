// docs/deploy.md is followed as it stands there, but for what needs an account of Cloudflare's: wrangler takes the
// configuration, and the Worker runs in workerd. The commands that would reach others are stood in for.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { unstable_getMiniflareWorkerOptions } from "wrangler";
import type { BulkLimits } from "../../pkg/gateway/index.js";
import { settingsOf } from "../../pkg-template/src/gateway/bulk/limits.ts";
import { startServer } from "../browser/support/server.ts";
import { huaweiKey } from "../emulator/sign.ts";
import { bundleBin, startBin } from "../support/emulator.ts";
import { Guide } from "../support/guide.ts";
import { Miniflare } from "../support/miniflare.ts";
import { must, type Project, projectWithPackage, root } from "../support/project.ts";
import { workerOf } from "../support/workerd.ts";
import { sha256, tokenOf } from "./support/gateway.ts";

const guide = await Guide.read("docs/deploy.md");

let project: Project;
beforeAll(async () => {
  project = await projectWithPackage();
  await writeFile(file("worker.js"), guide.code("js worker"));
  await writeFile(file("wrangler.jsonc"), guide.code("jsonc wrangler"));
});
afterAll(() => project?.remove());

const file = (name: string) => join(project.folder, name);

/** Runs commands of the guide in a folder, with those that others stand in for. */
const shell = (commands: string, folder: string, instead = "") =>
  must("bash", ["-euc", `${instead}\n${commands}`], folder);

test("the project is made as it says", async () => {
  // The package is the one that was built, and wrangler the one that is here.
  const npm = `npm() {
    case "$*" in
      "install cloudip") command npm install --offline --no-audit --no-fund "${project.tarball}" ;;
      "install --save-dev wrangler") mkdir -p node_modules && ln -s "${root}node_modules/wrangler" node_modules/wrangler ;;
      *) command npm "$@" ;;
    esac
  }`;
  const folder = file("made");
  await must("mkdir", [folder], project.folder);
  await shell(guide.code("sh project"), folder, npm);
  const ask = `import("cloudip/gateway").then(({ createGateway }) => console.log(typeof createGateway))`;
  expect(await must(process.execPath, ["-e", ask], folder)).toBe("function\n");
  expect(JSON.parse(await readFile(join(folder, "package.json"), "utf8"))).toMatchObject({ type: "module" });
});

test("a token comes with its hash", async () => {
  const said = await shell(guide.code("sh token"), project.folder);
  const [, token = "", hash] = /^token: +(\S{43})\nsha256: ([0-9a-f]{64})\n$/.exec(said) ?? [];
  expect(sha256(token)).toBe(hash);
});

test("the secrets are those that the Worker reads", () => {
  const put = [...guide.code("sh secrets").matchAll(/^npx wrangler secret put (\w+)$/gm)].map(([, name]) => name);
  const read = new Set([...guide.code("js worker").matchAll(/env\.(\w+)/g)].map(([, name]) => name));
  for (const name of ["OBJECTS", "ENDPOINT"]) read.delete(name);
  expect(put.sort()).toEqual([...read].sort());
});

test("it is deployed, lets its caller read, and nobody else", async () => {
  const { child, url } = await startBin(await bundleBin(project.folder), ["--port", "0"]);
  const { workerOptions } = unstable_getMiniflareWorkerOptions(file("wrangler.jsonc"));
  const worker = new Miniflare({
    ...workerOptions,
    ...(await workerOf(project, file("worker.js"))),
    compatibilityFlags: ["enable_request_signal"],
    bindings: {
      ENDPOINT: url,
      HUAWEI_ACCESS_KEY_ID: huaweiKey.accessKeyId,
      HUAWEI_SECRET_ACCESS_KEY: huaweiKey.secretAccessKey,
      CONSOLE_TOKEN_SHA256: sha256(tokenOf("console")),
    },
  });
  try {
    const { origin } = await worker.ready;
    const wrangler = join(root, "node_modules", ".bin", "wrangler");
    const instead = `TOKEN=${tokenOf("console")}
      npx() { [ "$*" = "wrangler deploy" ] && "${wrangler}" deploy --dry-run --outdir deployed; }
      curl() { command curl -sf "$@"; echo; }`;
    const commands = guide.code("sh deploy").replaceAll("https://cloudip-gateway.example.workers.dev", origin);
    const said = await shell(commands, project.folder, instead);
    expect(said).toContain("env.OBJECTS (GatewayObject)");
    expect(said).toContain('\n{"ok":true}\n');
    expect(said).toContain('\n{"accounts":[{"name":"main",');

    const list = (token: string, operation: string) =>
      fetch(`${origin}/v1/huawei/dns/${operation}`, {
        method: "POST",
        body: JSON.stringify({ direction: "inbound" }),
        headers: { Authorization: `Bearer ${token}` },
      });
    const answer = await list(tokenOf("console"), "listEndpoints");
    expect(await answer.json()).toMatchObject({ status: 200, data: { endpoints: [{}, {}] } });
    expect((await list(tokenOf("nobody"), "listEndpoints")).status).toBe(401);
    expect((await list(tokenOf("console"), "deleteEndpoint")).status).toBe(403);
  } finally {
    await worker.dispose();
    child.kill();
  }
});

test("the limits for the free plan are taken, and keep within it", () => {
  const { limits } = new Function("env", `${guide.code("js free-plan")}\nreturn bulk;`)({}) as { limits: BulkLimits };
  expect(settingsOf(limits).subrequests).toBeLessThan(50);
});

test("the demonstration answers as it says", async () => {
  const server = await startServer();
  try {
    const commands = guide.code("sh demonstration").replace("http://127.0.0.1:8787", server.url);
    const said = await shell(commands, project.folder, 'curl() { command curl -sf "$@"; }');
    expect(JSON.parse(said)).toMatchObject({ status: 200, data: { endpoints: [{}, {}] } });
  } finally {
    await server.close();
  }
});

test("the console's Worker has the queue and the secrets that are made for it", async () => {
  const commands = guide.code("sh console");
  const www = (path: string) => readFile(join(root, "www", path), "utf8");
  const [configuration, deployment] = await Promise.all([www("wrangler.jsonc"), www("worker/deployment.ts")]);
  const [, queue] = /^npx wrangler queues create (\S+)$/m.exec(commands) ?? [];
  expect(configuration).toContain(`{ "binding": "BULK_QUEUE", "queue": "${queue}" }`);
  const put = [...commands.matchAll(/^npx wrangler secret put (\w+)$/gm)].map(([, name]) => name);
  const [, secrets = ""] = /^export interface Secrets \{\n(.*?)^\}/ms.exec(deployment) ?? [];
  expect(put.sort()).toEqual([...secrets.matchAll(/^ {2}(\w+)\?: string;$/gm)].map(([, name]) => name).sort());
});

test("nothing of it is untried", () => expect(guide.untried()).toEqual([]));
