import type { Cloud } from "cloudip/bindings";
import { useState } from "preact/hooks";
import { say } from "../words/index.js";
import type { Connection } from "./connection.js";
import { Field, Form } from "./Form.js";
import { connectAll } from "./store.js";

/** Connects to an account of a cloud with its keys. */
export function KeysForm() {
  const [cloud, setCloud] = useState<Cloud>("huawei");
  return (
    <Form
      title="connections.keys"
      about="connections.keys.about"
      connect={(text, isRemembered) => connectAll([connectionOf(cloud, text)], isRemembered)}
    >
      <label>
        {say("connections.field.cloud")}
        <select value={cloud} onChange={({ currentTarget }) => setCloud(currentTarget.value as Cloud)}>
          <option value="huawei">{say("cloud:huawei")}</option>
          <option value="tencent">{say("cloud:tencent")}</option>
        </select>
      </label>
      <Field name="name" label="connections.field.name" />
      <Field
        name="regions"
        label="connections.field.regions"
        placeholder={cloud === "huawei" ? "cn-north-4" : "ap-guangzhou"}
      />
      <Field name="id" label="connections.field.id" />
      <Field name="secret" label="connections.field.secret" type="password" />
      <Field name="token" label="connections.field.token" type="password" isOptional />
      {cloud === "huawei" && <Field name="projectId" label="connections.field.projectId" isOptional />}
    </Form>
  );
}

function connectionOf(cloud: Cloud, text: (name: string) => string): Connection {
  const [token, projectId] = [text("token"), text("projectId")];
  return {
    id: crypto.randomUUID(),
    name: text("name"),
    cloud,
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
