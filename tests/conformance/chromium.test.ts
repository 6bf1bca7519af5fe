import { conforms } from "./conforms.ts";
import { chromium } from "./runtimes.ts";

conforms("Chromium", (project) => chromium(project));
