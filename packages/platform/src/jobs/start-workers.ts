import { applicationRole, assertOrganisationId, asTenantDb } from "@arraigo/db";
import type pg from "pg";
import type { Db as BossDb, Job, PgBoss } from "pg-boss";
import type { Services } from "../context";
import { causeOf } from "../log";
import type { JobHandler, Module } from "../module";
import { type OrganisationFacts, systemContext } from "../system-context";
import { asTx } from "../transaction";
import type { Envelope } from "./outbox";
import { jobQueue, subscriberQueue } from "./queues";

/** Which organisations exist, and what a job must know about one. The composition root takes this from the directory. */
export interface OrganisationSource {
  all(): Promise<readonly string[]>;
  get(id: string): Promise<OrganisationFacts>;
}

interface Crew {
  boss: PgBoss;
  services: Services;
  organisations: OrganisationSource;
}

/** Starts a worker for every subscriber and job of every module. */
export async function startWorkers(crew: Crew, modules: readonly Module[]): Promise<void> {
  for (const module of modules) {
    for (const each of module.subscribers)
      await inOneTransaction(crew, subscriberQueue(module, each.event, each.name), (ctx, data) =>
        each.handle(ctx, data),
      );
    for (const [job, { every, outside }] of Object.entries(module.manifest.jobs ?? {})) {
      const handle = module.jobs[job];
      if (!handle) throw new Error(`job ${module.manifest.id}.${job} is declared and has no handler`);
      const start = every ? everywhere : outside ? beyondTheDatabase : inOneTransaction;
      await start(crew, jobQueue(module.manifest.id, job), handle);
    }
  }
}

/** The handler, the message's completion and whatever it emits commit together. */
async function inOneTransaction(
  { boss, services, organisations }: Crew,
  queue: string,
  handle: JobHandler,
): Promise<void> {
  const more = eager(boss);
  more.worker = await boss.work(
    queue,
    { transactional: true, batchSize: 1 },
    ([job]: Job<Envelope>[], bossTx: BossDb) =>
      more.after(async () => {
        if (!job) return;
        const { organisationId, data } = job.data;
        assertOrganisationId(organisationId);
        const organisation = await organisations.get(organisationId);
        const client = clientOver(bossTx);
        await client.query(`set local role ${applicationRole}; set local app.organisation = '${organisationId}'`);
        const tx = asTx(asTenantDb(client, organisationId), services.outbox);
        await logged(services, queue, job.id, () =>
          handle(systemContext(services, organisation, job.id, tx), (data ?? {}) as Record<string, unknown>),
        );
        await client.query("reset role");
      }),
  );
}

/** Mail and the like: no transaction can take it back, so the handler must be recognisable when it runs twice. */
async function beyondTheDatabase(
  { boss, services, organisations }: Crew,
  queue: string,
  handle: JobHandler,
): Promise<void> {
  const more = eager(boss);
  more.worker = await boss.work(queue, { batchSize: 1 }, ([job]: Job<Envelope>[]) =>
    more.after(async () => {
      if (!job) return;
      const { organisationId, data } = job.data;
      const ctx = systemContext(services, await organisations.get(organisationId), job.id);
      await logged(services, queue, job.id, () => handle(ctx, { ...(data as object), jobId: job.id }));
    }),
  );
}

/** A schedule carries no organisation: it runs once for each, and one that fails does not keep the others waiting. */
async function everywhere({ boss, services, organisations }: Crew, queue: string, handle: JobHandler): Promise<void> {
  await boss.work(queue, { batchSize: 1 }, async ([job]) => {
    if (!job) return;
    const failures: unknown[] = [];
    for (const id of await organisations.all()) {
      const ctx = systemContext(services, await organisations.get(id), job.id);
      await logged(services, queue, job.id, () => handle(ctx, {})).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  });
}

/**
 * Makes a worker look for the next message at once. Left alone, pg-boss waits out its polling interval after every message when
 * it takes them one at a time, and a NOTIFY wakes it only for the first of a backlog.
 */
function eager(boss: PgBoss) {
  const state: { worker?: string; after<T>(work: () => Promise<T>): Promise<T> } = {
    async after(work) {
      try {
        return await work();
      } finally {
        if (state.worker) boss.notifyWorker(state.worker);
      }
    },
  };
  return state;
}

async function logged(services: Services, queue: string, job: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    services.log.error("message failed", { queue, job, ...causeOf(error) });
    throw error;
  }
}

/** pg-boss's open transaction as a client drizzle can use: node-postgres takes its config object in the text's place. */
function clientOver(tx: BossDb) {
  return {
    query: (config: string | pg.QueryConfig, values?: unknown[]) =>
      tx.executeSql(config as string, values) as Promise<pg.QueryResult>,
  };
}
