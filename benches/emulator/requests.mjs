// The calls that are measured, signed by our own signers, as text that goes out as it is.

import { entries } from "../support/entries.mjs";
import { interfaceId, PROJECT, portId, publicipId, spareAddress } from "./resources.mjs";

const { HuaweiSigner, TencentSigner } = await import((await entries()).get("cloudip/sign"));
const huawei = new HuaweiSigner({
  accessKeyId: "AKEXAMPLE0000000000",
  secretAccessKey: "SKEXAMPLE0000000000000000000000000000000",
});
const tencent = new TencentSigner(
  { secretId: "AKIDEXAMPLE00000000000000000000000", secretKey: "SKEXAMPLE000000000000000000000000" },
  { service: "vpc" },
);

function wire({ method, url, headers, body = "" }) {
  const { host, pathname, search } = new URL(url);
  const lines = Object.entries(headers).filter(([name]) => !/^(host|content-length)$/i.test(name));
  const fields = [["host", host], ...lines, ["content-length", Buffer.byteLength(body)]];
  return `${method} ${pathname}${search} HTTP/1.1\r\n${fields.map((field) => `${field.join(": ")}\r\n`).join("")}\r\n${body}`;
}

const json = { "content-type": "application/json" };

const huaweiCall = (method, path, body) => (url, at) => {
  const text = body === undefined ? {} : { body: JSON.stringify(body), headers: json };
  return wire(huawei.sign({ method, url: `${url}/v3/${PROJECT}${path}`, ...text }, at));
};

/** A request as `fetch` takes it, at the provider's own host. */
export const signedList = () =>
  huawei.sign({ method: "GET", url: `https://vpc.cn-north-4.myhuaweicloud.com/v3/${PROJECT}/eip/publicips` });

const tencentCall = (action, params) => (url, at) => {
  const headers = { ...json, "x-tc-action": action, "x-tc-version": "2017-03-12", "x-tc-region": "ap-guangzhou" };
  return wire(tencent.sign({ method: "POST", url: `${url}/`, headers, body: JSON.stringify(params) }, at));
};

/** What each kind sends for the resource with that number; `undo`, with the answer, when the effect of `call` is there. */
export const kinds = {
  "Huawei: show a public IP": { call: (index) => huaweiCall("GET", `/eip/publicips/${publicipId(index)}`) },
  "Huawei: list 20 public IPs": { call: () => huaweiCall("GET", "/eip/publicips?limit=20") },
  "Huawei: bind and unbind a public IP": {
    call: (index) =>
      huaweiCall("POST", `/eip/publicips/${publicipId(index)}/associate-instance`, {
        publicip: { associate_instance_type: "PORT", associate_instance_id: portId(index) },
      }),
    undo: (index) => huaweiCall("POST", `/eip/publicips/${publicipId(index)}/disassociate-instance`),
  },
  "Tencent: show an interface": {
    call: (index) => tencentCall("DescribeNetworkInterfaces", { NetworkInterfaceIds: [interfaceId(index)] }),
  },
  "Tencent: list 20 interfaces": { call: () => tencentCall("DescribeNetworkInterfaces", { Limit: 20 }) },
  "Tencent: assign and return an address": {
    call: (index) => tencentCall("AssignPrivateIpAddresses", addressOf(index)),
    undo: (index) => tencentCall("UnassignPrivateIpAddresses", addressOf(index)),
  },
  "Tencent: assign an address that the cloud chooses, return it": {
    call: (index) =>
      tencentCall("AssignPrivateIpAddresses", {
        NetworkInterfaceId: interfaceId(index),
        SecondaryPrivateIpAddressCount: 1,
      }),
    undo: (index, answer) =>
      tencentCall("UnassignPrivateIpAddresses", {
        NetworkInterfaceId: interfaceId(index),
        PrivateIpAddresses: [{ PrivateIpAddress: chosenIn(answer) }],
      }),
  },
};

const chosenIn = (answer) =>
  JSON.parse(answer.slice(answer.indexOf("{"))).Response.PrivateIpAddressSet[0].PrivateIpAddress;

const addressOf = (index) => ({
  NetworkInterfaceId: interfaceId(index),
  PrivateIpAddresses: [{ PrivateIpAddress: spareAddress(index) }],
});
