// The built product in a process of its own, over a database that is somebody else's: node product.mjs <database url> <port> <data folder>.
import { start } from "../../apps/api/dist/main.js";

const [, , databaseUrl, port, dataFolder] = process.argv;
const { url } = await start({ databaseUrl, port: Number(port), dataFolder, log: () => {} });
process.stdout.write(`${url}\n`);
