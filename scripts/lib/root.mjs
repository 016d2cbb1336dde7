import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The top folder of the repository. Every command works from here, wherever it was called. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
