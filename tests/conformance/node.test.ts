import { conforms } from "./conforms.ts";
import { installed } from "./runtimes.ts";

conforms("Node", installed(process.execPath));
