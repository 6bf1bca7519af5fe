import { conforms } from "./conforms.ts";
import { installed, program } from "./runtimes.ts";

// Without a single permission: the package reads no file and no variable of the environment.
conforms("Deno", installed(program("deno"), "run", "--no-prompt"));
