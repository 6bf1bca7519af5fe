// A folder with the official clients of package.json and its lock file.

import { npmInstalled } from "../../support/cache.ts";

/** The path of a folder whose node_modules hold the official clients. */
export const folderWithClients = (): Promise<string> => npmInstalled("node", new URL("./", import.meta.url));
