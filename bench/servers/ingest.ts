import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { applicationRole, connect } from "@arraigo/db";
import { telemetryEvents } from "@arraigo/events";
import { defineModule, on, type Services, silentLog, startJobs } from "@arraigo/platform";
import { createIngest, telemetryModule, telemetryPort } from "@arraigo/telemetry";
import { getRequestListener } from "@hono/node-server";

/** The way in as the product runs it: same handler, same queue, one subscriber that is told of every batch. */
const [, , url = "", port = "0"] = process.argv;
const listener = defineModule(
  { id: "listener", permissions: {} },
  {
    router: {},
    tables: {},
    errors: {},
    messages: { en: { errors: {}, permissions: {} }, es: { errors: {}, permissions: {} } },
    subscribers: [on(telemetryEvents.usageRecorded, "count", async () => {})],
    jobs: {},
    evidence: {},
  },
);
const jobs = await startJobs({ url, modules: [telemetryModule, listener], log: silentLog });
const services: Services = {
  database: connect({ url, role: applicationRole }),
  clock: { now: () => new Date() },
  outbox: jobs.outbox,
  telemetry: telemetryPort,
  evidence: new Map(),
  handover: new Map(),
  manifests: [],
  translate: (_language, key) => key,
  log: silentLog,
  mailer: { send: async () => {} },
  portalUrl: "",
};
const ingest = createIngest(services, { rate: { perSecond: 1e6, burst: 1e7 } });
process.once("SIGINT", () => process.exit(0));
const server = createServer(getRequestListener(ingest));
server.listen(Number(port), "127.0.0.1", () =>
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`),
);
