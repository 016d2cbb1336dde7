import { inTransaction, type JobHandler } from "@arraigo/platform";
import { askToMove } from "./ask-to-move";

const atOnce = 200;

/**
 * Looks again at whom names stand for after the directory changed: one person, or everybody, a page of people at a time. Whoever got
 * an e-mail or number gets what was stored under it; whoever lost one gives it up.
 */
export const recheckPeople: JobHandler = (ctx, { personId, after }) =>
  inTransaction(ctx, async (tx) => {
    const at = ctx.clock.now().toISOString();
    await tx.runSql("select telemetry.lock_names()");
    // Names several people claim may have become one person's.
    const { rows: unclear } = await tx.runSql(
      `select telemetry.settle_names(array(select user_ref from telemetry.identities
         where organisation_id = $1::uuid and standing = 'contested' and decided_at is null), $2::timestamptz) as changed`,
      [tx.organisationId, at],
    );
    const { rows } = await tx.runSql(
      `select p.id, telemetry.recheck_person(p.id, $4::timestamptz) as changed from (
         select id from directory.people where organisation_id = $1::uuid
           and ($2::uuid is null or id = $2::uuid) and ($3::uuid is null or id > $3::uuid)
         order by id limit ${atOnce}) p`,
      [tx.organisationId, typeof personId === "string" ? personId : null, typeof after === "string" ? after : null, at],
    );
    const people = rows as { id: string; changed: number }[];
    const changed = [...(unclear as { changed: number }[]), ...people].reduce((sum, row) => sum + row.changed, 0);
    await askToMove(tx, changed);
    const last = people.at(-1);
    if (typeof personId !== "string" && people.length === atOnce && last)
      await tx.enqueue("telemetry.recheckPeople", { after: last.id });
  });
