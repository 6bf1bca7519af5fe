import { Field, Form } from "./Form.js";
import { accountsOf } from "./gateway.js";
import { connectAll } from "./store.js";

/** Connects to the accounts that a gateway lets one reach. */
export function GatewayForm() {
  return (
    <Form
      title="connections.gateway"
      about="connections.gateway.about"
      connect={async (text, isRemembered) => connectAll(await accountsOf(text("url"), text("token")), isRemembered)}
    >
      <Field name="url" label="connections.field.url" type="url" defaultValue={location.origin} />
      <Field name="token" label="connections.field.gateway.token" type="password" isOptional />
    </Form>
  );
}
