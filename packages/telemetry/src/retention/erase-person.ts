import { recordAudit } from "@arraigo/directory";
import { telemetryEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction, type Tx } from "@arraigo/platform";
import { groupMinimum } from "@arraigo/platform/disclosure";
import { organisationToday } from "../analytics/organisation-day";
import type { PersonOnly } from "../contract";
import { FilesWaiting, PersonUnknown } from "../errors";
import { type ErasedPlace, findLeft, namesOf } from "./check-erased";
import { handOver } from "./hand-over";

/**
 * Erases what was recorded about one person: events, message ids, names and links of theirs, refused events that name them, mentions of
 * them in what others did, and names in the audit log. What they shared becomes the eraser's, what they saved for themselves goes. Their
 * sums by day stay under an id that is nobody's, so that no figure of a time that is over changes. `left` says what a look into every
 * table finds of them afterwards: nothing.
 * @throws PersonUnknown
 * @throws FilesWaiting while a file of history is not wholly in or out: it would bring the person back.
 */
export async function erasePerson(
  ctx: Ctx,
  { personId }: PersonOnly,
): Promise<{ events: number; days: number; names: number; left: Record<ErasedPlace, number> }> {
  const today = await organisationToday(ctx);
  return inTransaction(ctx, async (tx) => {
    const known = await tx.runSql(
      "select id from directory.people where organisation_id = $1::uuid and id = $2::uuid",
      [tx.organisationId, personId],
    );
    if (known.rows.length === 0) throw new PersonUnknown();
    await refuseWhileFilesWait(tx);
    const theirs = await namesOf(tx, personId);
    await tx.runSql(
      "update telemetry.write_keys set watched_by = null where organisation_id = $1::uuid and watched_by = $2::uuid",
      [tx.organisationId, personId],
    );
    await handOver(tx, personId, ctx.actor.personId);
    // Every id that ever passed is looked at, and what was sent along with every event.
    await tx.runSql("set local statement_timeout = '10min'");
    const { rows } = await tx.runSql(
      "select events, days, names from telemetry.erase_person($1::uuid, $2::int, $3::date)",
      [personId, groupMinimum(ctx.privacyMode), today],
    );
    const left = await findLeft(tx, personId, theirs, { mentions: true });
    await emit(tx, telemetryEvents.personErased, { personId });
    const rowsLeft = Object.values(left).reduce((sum, count) => sum + count, 0);
    await recordAudit(ctx, tx, {
      action: "telemetry.person_erased",
      subjectType: "person",
      subjectId: personId,
      facts: { rowsLeft },
    });
    return { ...(rows[0] as { events: number; days: number; names: number }), left };
  });
}

async function refuseWhileFilesWait(tx: Tx): Promise<void> {
  const { rows } = await tx.runSql(
    `select file_name as "fileName" from telemetry.history_uploads where organisation_id = $1::uuid
       and state in ('uploading', 'ready', 'running', 'paused', 'undoing') order by created_at, id limit 1`,
    [tx.organisationId],
  );
  const waiting = rows[0] as { fileName: string } | undefined;
  if (waiting) throw new FilesWaiting(waiting);
}
