import { applicationRole, assertOrganisationId, asTenantDb } from "@arraigo/db";
import type pg from "pg";
import { type Db as BossDb, PgBoss } from "pg-boss";
import type { Outbox, Services } from "../context";
import { causeOf, type Log } from "../log";
import type { JobHandler, Module } from "../module";
import { type OrganisationFacts, systemContext } from "../system-context";
import { asTx } from "../transaction";
import { bossOutbox, type Envelope } from "./outbox";
import { cronOf, deadLetterQueue, jobQueue, subscriberQueue } from "./queues";

export interface JobRunner {
  outbox: Outbox;
  /** Starts the workers. A process that only serves requests never calls it. */
  work(services: Services, organisations: OrganisationSource): Promise<void>;
  stop(): Promise<void>;
}

/** Which organisations exist, and what a job must know about one. The composition root takes this from the directory. */
export interface OrganisationSource {
  all(): Promise<readonly string[]>;
  get(id: string): Promise<OrganisationFacts>;
}

const grantsSql = `
  grant usage on schema pgboss to ${applicationRole};
  grant select, insert, update, delete on all tables in schema pgboss to ${applicationRole};
  grant execute on all functions in schema pgboss to ${applicationRole};
`;

/**
 * Connects the queue, which lives in the same database. It connects as the owner, because it keeps its own tables; each
 * handler that touches data drops to the application's role and one organisation before its first statement.
 */
export async function startJobs(options: { url: string; modules: readonly Module[]; log: Log }): Promise<JobRunner> {
  const boss = new PgBoss({
    connectionString: options.url,
    application_name: "arraigo jobs",
    max: 8,
    useListenNotify: true,
    monitorIntervalSeconds: 10,
  });
  boss.on("error", (error: Error) => options.log.error("job queue", causeOf(error)));
  await boss.start();
  await createQueues(boss, options.modules);
  await boss.getDb().executeSql(grantsSql);
  return {
    outbox: bossOutbox(boss, options.modules),
    work: (services, organisations) => startWorkers(boss, options.modules, services, organisations),
    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
  };
}

async function createQueues(boss: PgBoss, modules: readonly Module[]): Promise<void> {
  const settings = {
    retryLimit: 5,
    retryDelay: 2,
    retryBackoff: true,
    heartbeatSeconds: 10,
    deadLetter: deadLetterQueue,
    notify: true,
  };
  const known = new Set((await boss.getQueues()).map((queue) => queue.name));
  const create = async (name: string, more: object) => {
    if (!known.has(name)) await boss.createQueue(name, more);
  };
  await create(deadLetterQueue, {});
  for (const module of modules) {
    for (const each of module.subscribers) await create(subscriberQueue(module, each.event, each.name), settings);
    for (const [job, { every }] of Object.entries(module.manifest.jobs ?? {})) {
      const queue = jobQueue(module.manifest.id, job);
      await create(queue, { ...settings, ...(every ? { policy: "short" } : {}) });
      if (every) await boss.schedule(queue, cronOf(every));
    }
  }
}

/** The transaction pg-boss commits the message in, as a client drizzle can use: node-postgres takes its config object as the text. */
function clientOver(tx: BossDb) {
  return {
    query: (config: string | pg.QueryConfig, values?: unknown[]) =>
      tx.executeSql(config as string, values) as Promise<pg.QueryResult>,
  };
}

async function startWorkers(
  boss: PgBoss,
  modules: readonly Module[],
  services: Services,
  organisations: OrganisationSource,
): Promise<void> {
  const inOneTransaction = (queue: string, handle: JobHandler) =>
    boss.work(queue, { transactional: true, batchSize: 1 }, async ([job], bossTx) => {
      if (!job) return;
      const { organisationId, data } = job.data as Envelope;
      assertOrganisationId(organisationId);
      const organisation = await organisations.get(organisationId);
      const client = clientOver(bossTx);
      await client.query(`set local role ${applicationRole}; set local app.organisation = '${organisationId}'`);
      const tx = asTx(asTenantDb(client, organisationId), services.outbox);
      try {
        await handle(systemContext(services, organisation, job.id, tx), (data ?? {}) as Record<string, unknown>);
      } catch (error) {
        services.log.error("message failed", { queue, job: job.id, ...causeOf(error) });
        throw error;
      }
      await client.query("reset role");
    });
  const beyondTheDatabase = (queue: string, handle: JobHandler) =>
    boss.work(queue, { batchSize: 1 }, async ([job]) => {
      if (!job) return;
      const { organisationId, data } = job.data as Envelope;
      try {
        const ctx = systemContext(services, await organisations.get(organisationId), job.id);
        await handle(ctx, { ...(data as object), jobId: job.id });
      } catch (error) {
        services.log.error("job failed", { queue, job: job.id, ...causeOf(error) });
        throw error;
      }
    });
  /** A schedule carries no organisation: it runs once for each, every one in a transaction of its own. */
  const everywhere = (queue: string, handle: JobHandler) =>
    boss.work(queue, { batchSize: 1 }, async ([job]) => {
      if (!job) return;
      for (const id of await organisations.all()) {
        await handle(systemContext(services, await organisations.get(id), job.id), {});
      }
    });

  for (const module of modules) {
    for (const each of module.subscribers)
      await inOneTransaction(subscriberQueue(module, each.event, each.name), (ctx, data) => each.handle(ctx, data));
    for (const [job, { every, outside }] of Object.entries(module.manifest.jobs ?? {})) {
      const handle = module.jobs[job];
      if (!handle) throw new Error(`job ${module.manifest.id}.${job} is declared and has no handler`);
      const queue = jobQueue(module.manifest.id, job);
      if (every) await everywhere(queue, handle);
      else if (outside) await beyondTheDatabase(queue, handle);
      else await inOneTransaction(queue, handle);
    }
  }
}
