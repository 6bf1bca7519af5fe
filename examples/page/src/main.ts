// Lists what is bound, and unbinds it.

import { CloudError } from "cloudip";
import { type Binding, Bindings } from "cloudip/bindings";
import { accounts } from "./accounts.js";

const bindings = new Bindings(accounts);
const body = document.querySelector("tbody") as HTMLTableSectionElement;
const status = document.querySelector("[role=status]") as HTMLParagraphElement;
const say = (text: string) => {
  status.textContent = text;
};

async function show(): Promise<void> {
  const rows: HTMLTableRowElement[] = [];
  for await (const item of bindings.list({ state: "bound" })) {
    if (item.type === "binding") rows.push(rowOf(item.binding));
    if (item.type === "failure") say(`${item.service} could not be read: ${item.error.message}`);
  }
  body.replaceChildren(...rows);
}

function rowOf(binding: Binding): HTMLTableRowElement {
  const row = document.createElement("tr");
  const { address, kind, resource, state } = binding;
  for (const text of [address, kind, resource.name || resource.id, state]) row.insertCell().textContent = text;
  const button = document.createElement("button");
  button.textContent = "Unbind";
  button.ariaLabel = `Unbind ${address} from ${resource.name || resource.id}`;
  button.addEventListener("click", () => unbind(binding));
  row.insertCell().append(button);
  return row;
}

/** The plan says what a rule forbids before anything is sent. */
async function unbind(binding: Binding): Promise<void> {
  const plan = bindings.plan([{ action: "unbind", binding }]);
  const [refused] = plan.refused;
  if (refused) return say(refused.message);
  say(`Unbinding ${binding.address} …`);
  try {
    const { items } = await bindings.apply(plan);
    say(items.map(({ outcome, message }) => `${binding.address}: ${outcome}${message ? `, ${message}` : ""}`).join(""));
    await show();
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    say(`${error.kind}: ${error.message}`);
  }
}

await show();
