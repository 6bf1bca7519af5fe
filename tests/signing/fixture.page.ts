import { signatures } from "./fixture.ts";

document.title = JSON.stringify(signatures());
