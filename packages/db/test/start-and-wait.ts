import { startEmbeddedPostgres } from "../src/server/index";

/** A stand-in for the portal's process: starts the server of the folder it is given, prints the address, and waits to be killed. */
const { url } = await startEmbeddedPostgres({ dataFolder: process.argv[2] ?? "" });
process.stdout.write(`${url}\n`);
setInterval(() => {}, 60_000);
