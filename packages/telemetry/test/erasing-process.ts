import { applicationRole, connect } from "@arraigo/db";
import { type Services, silentLog, systemContext } from "@arraigo/platform";
import { telemetryModule } from "../src/index";

/** A worker of its own, so that a test can kill it: `node --import tsx erasing-process.ts <database url> <organisation> <erasure>`. */
const [, , url = "", organisationId = "", erasureId = ""] = process.argv;
const services: Services = {
  database: connect({ url, role: applicationRole, connectionsMax: 2 }),
  clock: { now: () => new Date() },
  outbox: { publish: async () => {}, enqueue: async () => {} },
  telemetry: { record: async () => {}, retract: async () => {} },
  evidence: new Map(),
  handover: new Map(),
  manifests: [],
  translate: (_language, key) => key,
  log: silentLog,
  mailer: { send: async () => {} },
  portalUrl: "",
};
const organisation = { id: organisationId, timeZone: "UTC", language: "en", privacyMode: "team" } as const;
await telemetryModule.jobs["erasePerson"]?.(systemContext(services, organisation, "killed"), { erasureId });
