import { accountsShape } from "./accounts.ts";
import { stateShape } from "./state.ts";

/** The JSON schema of what `POST /_emulator/seed` takes: a state document, or one that lists accounts. */
export const stateSchema = (): object => ({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "State of the emulator of cloudip",
  // That member tells which of the two it is.
  anyOf: [stateShape.schema(), { ...accountsShape.schema(), required: ["accounts"] }],
});
