import { applicationRole } from "@arraigo/db";
import { PgBoss } from "pg-boss";
import type { Outbox, Services } from "../context";
import { causeOf, type Log } from "../log";
import type { Module } from "../module";
import { bossOutbox } from "./outbox";
import { cronOf, deadLetterQueue, jobQueue, subscriberQueue } from "./queues";
import { type OrganisationSource, startWorkers } from "./start-workers";

export interface JobRunner {
  outbox: Outbox;
  /** Starts the workers. A process that only serves requests never calls it. */
  work(services: Services, organisations: OrganisationSource): Promise<void>;
  stop(): Promise<void>;
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
    // What a killed worker had in hand is another's after its heartbeat (10 s) and a look around, instead of after a minute.
    monitorIntervalSeconds: 10,
    superviseIntervalSeconds: 10,
  });
  boss.on("error", (error: Error) => options.log.error("job queue", causeOf(error)));
  await boss.start();
  await createQueues(boss, options.modules);
  await boss.getDb().executeSql(grantsSql);
  return {
    outbox: bossOutbox(boss, options.modules),
    work: (services, organisations) => startWorkers({ boss, services, organisations }, options.modules),
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
