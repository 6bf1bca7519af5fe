import { conforms } from "./conforms.ts";
import { workerd } from "./runtimes.ts";

conforms("workerd", (project) => workerd(project));
