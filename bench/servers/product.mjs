// The built product in a process of its own, over a database that is somebody else's: node product.mjs <database url> <port> <data folder>.
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

// Joined while it runs, as the start command does: it is what the build leaves behind, not a package's file.
const built = join(dirname(fileURLToPath(import.meta.url)), "../../apps/api/dist/main.js");
const { start } = await import(pathToFileURL(built).href);
const [, , databaseUrl, port, dataFolder] = process.argv;
const { url } = await start({ databaseUrl, port: Number(port), dataFolder, log: () => {} });
process.stdout.write(`${url}\n`);
