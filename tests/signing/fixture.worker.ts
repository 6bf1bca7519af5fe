import { signatures } from "./fixture.ts";

export default { fetch: () => Response.json(signatures()) };
