import { conforms } from "./conforms.ts";
import { installed, program } from "./runtimes.ts";

conforms("Bun", installed(program("bun"), "run"));
