// Ingress addresses of a gateway's load balancer: what is registered is not registered again, what is not cannot be taken
// away; several changes may be under way (huawei.md 3.2; the page of UnregisterIngressIps).
import fc from "fast-check";
import { type Json, PROJECT } from "../bench.ts";
import { type System, UNTOLD } from "./system.ts";

const GATEWAY = "6a7d71827fd54572b1f31aa9548fcc81";
const ELB = "85392b45-685c-4f77-b19a-14ad875b8190";
const IPS = ["203.0.113.10", "203.0.113.11", "203.0.113.12"];
const PATH = `/v2/${PROJECT}/apigw/instances/${GATEWAY}`;

type Step = { verb: "register" | "unregister"; ips: string[] };

export const apig: System<Step> = {
  name: "ingress addresses",
  seed: {
    huawei: {
      domainId: "d78cbac186b744899480f25bd0221ff5",
      projects: [{ id: PROJECT, name: "cn-north-4" }],
      gateways: [
        {
          id: GATEWAY,
          projectId: PROJECT,
          name: "gateway",
          series: "NLB",
          createTime: 1747535400000,
          vpcId: "vpc",
          subnetId: "subnet",
          securityGroupId: "group",
          ingressIp: "192.168.0.100",
          elbs: [{ id: ELB, addresses: [{ network: "public", type: "v4", ip: "203.0.113.10" }] }],
        },
      ],
    },
    tencent: {},
  },

  steps: fc.record({
    verb: fc.constantFrom("register" as const, "unregister" as const),
    // Two of a kind at most for one call.
    ips: fc.array(fc.constantFrom(...IPS), { minLength: 1, maxLength: 2 }),
  }),

  model() {
    let now = ["203.0.113.10"];
    const coming: string[] = [];
    const going: string[] = [];
    return {
      broken({ verb, ips }) {
        // Whether an address can be taken back before it is there, or come again before it is gone.
        if (ips.some((ip) => coming.includes(ip) || going.includes(ip))) return [UNTOLD];
        const isTwice = new Set(ips).size < ips.length;
        const isWrong = ips.some((ip) => now.includes(ip) === (verb === "register"));
        return isTwice || isWrong ? ["APIC.7211"] : [];
      },
      take: ({ verb, ips }) => void (verb === "register" ? coming : going).push(...ips),
      settle() {
        now = [...now.filter((ip) => !going.includes(ip)), ...coming];
        coming.length = 0;
        going.length = 0;
      },
      shown: () => now,
    };
  },

  async send(bench, { verb, ips }) {
    const elbs = [{ elb_id: ELB, public_ips: ips.map((ip) => ({ type: "v4", ip })) }];
    return (await bench.huawei("apig", "PUT", `${PATH}/ingress-${verb}`, { elbs })).body.error_code;
  },

  async show(bench) {
    const { elbs } = (await bench.huawei("apig", "GET", `${PATH}/extra-elbs`)).body;
    return elbs[0].public_ips.map(({ ip }: Json) => ip);
  },
};
