import type { TenantDb } from "@arraigo/db";
import type { PgBoss } from "pg-boss";
import type { Outbox } from "../context";
import type { Module } from "../module";
import { jobQueue, routeEvents } from "./queues";

/** What a queued message carries besides its own data. */
export interface Envelope {
  organisationId: string;
  data: unknown;
}

const names = new Map<string, string>();
const namesMax = 200;

/** pg-boss says the same long statement for every message of a queue; under a name the server plans it once a connection. */
function nameOf(text: string): { name?: string } {
  const known = names.get(text);
  if (known) return { name: known };
  if (names.size >= namesMax) return {};
  const name = `queue_${names.size}`;
  names.set(text, name);
  return { name };
}

/** pg-boss, writing on the caller's connection: the message exists exactly when the transaction does. */
export function bossOutbox(boss: PgBoss, modules: readonly Module[]): Outbox {
  const routes = routeEvents(modules);
  const on = (db: TenantDb) => ({
    db: { executeSql: (text: string, values: unknown[] = []) => db.runSql({ ...nameOf(text), text, values }) },
  });
  return {
    async publish(db, event, payload) {
      const envelope: Envelope = { organisationId: db.organisationId, data: payload };
      for (const queue of routes.get(event) ?? []) await boss.insert(queue, [{ data: envelope }], on(db));
    },
    async enqueue(db, job, data, options = {}) {
      const envelope: Envelope = { organisationId: db.organisationId, data };
      const [moduleId = "", name = ""] = job.split(".");
      await boss.insert(
        jobQueue(moduleId, name),
        [
          {
            data: envelope,
            ...(options.onceKey ? { singletonKey: options.onceKey } : {}),
            ...(options.startAfter ? { startAfter: options.startAfter } : {}),
          },
        ],
        on(db),
      );
    },
  };
}
