import { useState } from "preact/hooks";
import { announce } from "../shell/announce.js";
import { Failure, failureOf } from "../shell/Failure.js";
import { say } from "../words/index.js";
import type { Connection } from "./connection.js";
import { connect } from "./store.js";

/** What is asked for, in this order. */
const FIELDS = [
  { name: "name", type: "text" },
  { name: "regions", type: "text" },
  { name: "id", type: "text" },
  { name: "secret", type: "password" },
  { name: "token", type: "password", optional: true },
  { name: "projectId", type: "text", optional: true, only: "huawei" },
] as const;

/** Connects to an account of a cloud with its keys. */
export function ConnectionForm() {
  const [cloud, setCloud] = useState<"huawei" | "tencent">("huawei");
  const [failure, setFailure] = useState<{ title: string; message: string }>();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const values = new FormData(form);
    try {
      connect(connectionOf(values), values.has("remember"));
      setFailure(undefined);
      form.reset();
      announce(say("connections.added"));
    } catch (error) {
      setFailure(failureOf(error));
    }
  };
  return (
    <form class="card form" onSubmit={submit} aria-labelledby="connect">
      <h2 id="connect">{say("connections.keys")}</h2>
      <p class="quiet">{say("connections.keys.about")}</p>
      <label>
        {say("connections.field.cloud")}
        <select
          name="cloud"
          value={cloud}
          onChange={({ currentTarget }) => setCloud(currentTarget.value as "huawei" | "tencent")}
        >
          <option value="huawei">{say("cloud.huawei")}</option>
          <option value="tencent">{say("cloud.tencent")}</option>
        </select>
      </label>
      {FIELDS.filter((field) => !("only" in field) || field.only === cloud).map((field) => (
        <label key={field.name}>
          {say(`connections.field.${field.name}`)}
          <input
            name={field.name}
            type={field.type}
            required={!("optional" in field)}
            placeholder={field.name === "regions" ? (cloud === "huawei" ? "cn-north-4" : "ap-guangzhou") : undefined}
            autocomplete="off"
            spellcheck={false}
          />
        </label>
      ))}
      <label class="check">
        <input type="checkbox" name="remember" />
        {say("connections.remember")}
      </label>
      {failure && <Failure {...failure} />}
      <button type="submit" class="primary">
        {say("connections.connect")}
      </button>
    </form>
  );
}

function connectionOf(values: FormData): Connection {
  const text = (name: string) => String(values.get(name) ?? "").trim();
  const [token, projectId] = [text("token"), text("projectId")];
  return {
    id: crypto.randomUUID(),
    name: text("name"),
    cloud: values.get("cloud") === "tencent" ? "tencent" : "huawei",
    regions: text("regions")
      .split(/[\s,]+/)
      .filter(Boolean),
    by: {
      type: "keys",
      key: { id: text("id"), secret: text("secret"), ...(token && { token }) },
      ...(projectId && { projectId }),
    },
  };
}
