import { inTransaction, type JobHandler, type Tx } from "@arraigo/platform";
import { askToMove } from "./ask-to-move";
import { nobody } from "./tables";

const atOnce = 200;

/**
 * Looks again at whom names stand for after the directory changed: one person, or everybody, a page of people at a time. Whoever got
 * an e-mail or number gets what was stored under it; whoever lost one gives it up.
 */
export const recheckPeople: JobHandler = (ctx, { personId, after }) =>
  inTransaction(ctx, async (tx) => {
    const at = ctx.clock.now().toISOString();
    await tx.runSql("select telemetry.lock_names()");
    // Both look at all names there are: once, with the first people of a sweep.
    const unclear = after === undefined ? await settleContested(tx, at) : 0;
    const freed = after === undefined ? await moveFreed(tx) : 0;
    const { rows } = await tx.runSql(
      `select p.id, telemetry.recheck_person(p.id, $4::timestamptz) as changed from (
         select id from directory.people where organisation_id = $1::uuid
           and ($2::uuid is null or id = $2::uuid) and ($3::uuid is null or id > $3::uuid)
         order by id limit ${atOnce}) p`,
      [tx.organisationId, typeof personId === "string" ? personId : null, typeof after === "string" ? after : null, at],
    );
    const people = rows as { id: string; changed: number }[];
    const changed = people.reduce((sum, row) => sum + row.changed, unclear + freed);
    await askToMove(tx, changed);
    const last = people.at(-1);
    if (typeof personId !== "string" && people.length === atOnce && last)
      await tx.enqueue("telemetry.recheckPeople", { after: last.id });
  });

const changedIn = (rows: unknown[]) => (rows[0] as { changed: number } | undefined)?.changed ?? 0;

/** Names several people claim may have become one person's. Answers how many did. */
async function settleContested(tx: Tx, at: string): Promise<number> {
  const { rows } = await tx.runSql(
    `select telemetry.settle_names(array(select user_ref from telemetry.identities
       where organisation_id = $1::uuid and standing = 'contested' and decided_at is null), $2::timestamptz) as changed`,
    [tx.organisationId, at],
  );
  return changedIn(rows);
}

/** Of two in the directory who claimed a name, one may have given it up. Answers how many names wait to follow that. */
async function moveFreed(tx: Tx): Promise<number> {
  const { rows } = await tx.runSql(
    `with put as (
       insert into telemetry.name_moves as t (organisation_id, user_ref, held_by, asked_by)
       select $1::uuid, w.ref, $2::uuid, pg_current_xact_id()::text
       from telemetry.people_by_ref(array(select ref from telemetry.unmatched_but_claimed())) w where w.person_id is not null
       order by w.ref collate "C"
       on conflict (organisation_id, user_ref, held_by) do update set asked_by = excluded.asked_by
       returning 1)
     select count(*)::int as changed from put`,
    [tx.organisationId, nobody],
  );
  return changedIn(rows);
}
