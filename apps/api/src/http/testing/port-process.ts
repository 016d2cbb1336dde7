import { openPort } from "../open-port";

/** Listens on the socket it was handed, and answers with what it was told to: `node --import tsx port-process.ts <answer>`. */
const [, , said = ""] = process.argv;
const port = await openPort({ fd: 3 });
port.answerWith((_request, response) => response.end(said));
process.stdout.write("open\n");
