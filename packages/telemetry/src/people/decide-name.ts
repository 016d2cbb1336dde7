import { recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import type { MapName, NameOnly } from "../contract";
import { NameNotDecided, NameStandsForNobody, NameTaken, PersonUnknown } from "../errors";
import { isPlaceholder } from "../ingest/placeholder";
import { askToMove } from "./ask-to-move";

/**
 * Says which person a name stands for. What came before under it, and under every name that follows it, moves to that person.
 * @throws NameTaken where the directory itself already says whose it is; NameStandsForNobody; PersonUnknown
 */
export async function mapName(ctx: Ctx, { userRef, personId }: MapName): Promise<void> {
  if (isPlaceholder(userRef)) throw new NameStandsForNobody();
  return decide(ctx, userRef, { personId, standing: "person", action: "telemetry.name_mapped" });
}

/** Says that a name belongs to nobody in the directory: an outside partner, a test account. It stays counted apart. */
export function setNameOutside(ctx: Ctx, { userRef }: NameOnly): Promise<void> {
  return decide(ctx, userRef, { personId: null, standing: "outside", action: "telemetry.name_set_outside" });
}

/**
 * Takes a decision back: what moved by it moves back, unless links or the directory say otherwise.
 * @throws NameNotDecided
 */
export function unmapName(ctx: Ctx, { userRef }: NameOnly): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    await tx.runSql("select telemetry.lock_names()");
    const { rows } = await tx.runSql(
      `update telemetry.identities set decided_at = null, decided_by = null
       where organisation_id = $1::uuid and user_ref = $2 and decided_at is not null returning person_id`,
      [tx.organisationId, userRef],
    );
    if (rows.length === 0) throw new NameNotDecided();
    await settle(ctx, tx, userRef);
    await recordAudit(ctx, tx, {
      action: "telemetry.name_unmapped",
      ...subjectOf((rows[0] as { person_id: string | null }).person_id),
      facts: { name: userRef },
    });
  });
}

interface Decision {
  personId: string | null;
  standing: "person" | "outside";
  action: `telemetry.${string}`;
}

function decide(ctx: Ctx, userRef: string, { personId, standing, action }: Decision): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    await tx.runSql("select telemetry.lock_names()");
    const claims = await tx.runSql("select ref from telemetry.directory_claims(array[$1::text])", [userRef]);
    if (claims.rows.length > 0) throw new NameTaken();
    if (personId !== null) {
      const { rows } = await tx.runSql(
        "select id from directory.people where organisation_id = $1::uuid and id = $2::uuid",
        [tx.organisationId, personId],
      );
      if (rows.length === 0) throw new PersonUnknown();
    }
    // The row as it stood is kept as whoever held the name until now: settling compares with it.
    const { rows } = await tx.runSql(
      `with before as (select person_id from telemetry.identities where organisation_id = $1::uuid and user_ref = $2)
       insert into telemetry.identities as t (organisation_id, user_ref, person_id, standing, linked_at, decided_at, decided_by)
       values ($1::uuid, $2, $3::uuid, $4, $5::timestamptz, $5::timestamptz, $6::uuid)
       on conflict (organisation_id, user_ref) do update set person_id = excluded.person_id, standing = excluded.standing,
         decided_at = excluded.decided_at, decided_by = excluded.decided_by
       returning (select person_id from before) as was`,
      [tx.organisationId, userRef, personId, standing, ctx.clock.now().toISOString(), ctx.actor.personId],
    );
    const { was } = rows[0] as { was: string | null };
    if (was !== personId) await ask(tx, userRef, was);
    await settle(ctx, tx, userRef);
    await recordAudit(ctx, tx, { action, ...subjectOf(personId), facts: { name: userRef } });
  });
}

const subjectOf = (personId: string | null) =>
  personId === null ? {} : { subjectType: "person", subjectId: personId };

async function ask(tx: Tx, userRef: string, held: string | null): Promise<void> {
  await tx.runSql(
    `insert into telemetry.name_moves (organisation_id, user_ref, held_by, asked_by)
     values ($1::uuid, $2, coalesce($3::uuid, '00000000-0000-0000-0000-000000000000'), pg_current_xact_id()::text)
     on conflict (organisation_id, user_ref, held_by) do update set asked_by = excluded.asked_by`,
    [tx.organisationId, userRef, held],
  );
}

/** Works out the names that follow this one, and sends what was stored after them. */
async function settle(ctx: Ctx, tx: Tx, userRef: string): Promise<void> {
  await tx.runSql("select telemetry.settle_names(array[$1::text], $2::timestamptz)", [
    userRef,
    ctx.clock.now().toISOString(),
  ]);
  await askToMove(tx, 1);
}
