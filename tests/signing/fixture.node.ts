import { signatures } from "./fixture.ts";

console.log(JSON.stringify(signatures()));
