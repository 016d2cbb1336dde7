import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { applicationRole, connect, type Database } from "../connect";
import { templateName } from "./global-setup";

export { switchOffTenantWhere } from "../tenant";
export { heldAmong, hold, waiterFor, waitersFor } from "./holding";

export interface TestDatabase {
  /** The owner's address: sees every organisation. For looking at what happened, never for doing. */
  ownerUrl: string;
  /** As the application connects: row level security applies. */
  database: Database;
  close(): Promise<void>;
}

async function asAdmin(url: string, sql: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    await admin.query(sql);
  } finally {
    await admin.end();
  }
}

/** A fresh, migrated database of its own for one test file. */
export async function testDatabase(): Promise<TestDatabase> {
  const serverUrl = inject("postgresUrl");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asAdmin(serverUrl, `create database ${name} template ${templateName}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const ownerUrl = url.toString();
  const database = connect({ url: ownerUrl, role: applicationRole, connectionsMax: 6 });
  return {
    ownerUrl,
    database,
    async close() {
      await database.close();
      await asAdmin(serverUrl, `drop database ${name} with (force)`);
    },
  };
}
