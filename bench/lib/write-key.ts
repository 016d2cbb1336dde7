import { applicationRole, connect } from "@arraigo/db";
import { silentLog, systemContext } from "@arraigo/platform";
import { createWriteKey } from "@arraigo/telemetry";

/** A write key of an organisation, made as the product makes them. */
export async function makeWriteKey(url: string, organisation: string, name = "Bench"): Promise<string> {
  const database = connect({ url, role: applicationRole, connectionsMax: 1 });
  const ctx = systemContext(
    {
      database,
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
    },
    { id: organisation, privacyMode: "team", language: "en", timeZone: "Europe/Madrid" },
    "bench",
  );
  try {
    return (await createWriteKey(ctx, { name })).key;
  } finally {
    await database.close();
  }
}
