// A worker that does its work, then hangs before the commit until somebody kills it. Holds lock 4711 to say it got there.
import { PgBoss } from "pg-boss";

const boss = new PgBoss({ connectionString: process.argv[2], max: 4, useListenNotify: false });
await boss.start();
await boss.work("probe.on.probe.thing_happened.countIt", { transactional: true, batchSize: 1 }, async ([job], tx) => {
  const { organisationId, data } = job.data;
  await tx.executeSql("insert into probe.effects (organisation_id, thing) values ($1, $2)", [
    organisationId,
    data.thing,
  ]);
  await tx.executeSql("select pg_advisory_xact_lock(4711)");
  await new Promise(() => setInterval(() => {}, 1_000));
});
