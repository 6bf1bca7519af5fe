import type { ObjectNamespace } from "./platform.js";

/** Asks a Durable Object of the gateway's to do something. */
export async function ask<Answer>(
  objects: ObjectNamespace,
  name: string,
  work: string,
  question: unknown,
): Promise<Answer> {
  const body = JSON.stringify(question);
  const request = new Request(`https://object/${work}`, { method: "POST", body });
  const response = await objects.get(objects.idFromName(name)).fetch(request);
  if (!response.ok) throw new Error(`the Durable Object ${name} answered ${response.status}`);
  return (await response.json()) as Answer;
}
