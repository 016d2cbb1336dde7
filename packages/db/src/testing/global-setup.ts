import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "../migrate";
import { emptyEmbeddedPostgres, startEmbeddedPostgres } from "../server";

declare module "vitest" {
  export interface ProvidedContext {
    postgresUrl: string;
  }
}

/** The migrated database every test file gets a copy of. */
export const templateName = "arraigo_template";

/** One real Postgres for the whole run: migrated once, then copied (about 70 ms a copy). */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataFolder = await mkdtemp(join(tmpdir(), "arraigo-test-"));
  const server = await startEmbeddedPostgres({ dataFolder });
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query(`create database ${templateName}`);
  await admin.end();
  const template = new URL(server.url);
  template.pathname = `/${templateName}`;
  await migrate(template.toString());
  project.provide("postgresUrl", server.url);
  return async () => {
    await emptyEmbeddedPostgres(dataFolder);
    await rm(dataFolder, { recursive: true, force: true });
  };
}
