import { applicationRole, connect } from "@arraigo/db";
import { type Services, silentLog } from "@arraigo/platform";
import { createIngest } from "../src/ingest/create-ingest";
import { telemetryPort } from "../src/store/telemetry-port";
import { listen } from "./listen";

/** A server of its own, so that a test can kill it: `node --import tsx ingest-process.ts <database url> <port> <seconds to wait>`. */
const [, , url = "", port = "0", awaySeconds = "30"] = process.argv;
const database = connect({ url, role: applicationRole, connectionsMax: 6 });
const services: Services = {
  database,
  clock: { now: () => new Date() },
  outbox: { publish: async () => {}, enqueue: async () => {} },
  telemetry: telemetryPort,
  evidence: new Map(),
  handover: new Map(),
  manifests: [],
  translate: (_language, key) => key,
  log: silentLog,
  mailer: { send: async () => {} },
  portalUrl: "",
};
const { url: address } = await listen(createIngest(services, { awaySeconds: Number(awaySeconds) }), Number(port));
process.stdout.write(`${address}\n`);
