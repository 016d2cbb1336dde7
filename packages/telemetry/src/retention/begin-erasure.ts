import { recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import type { PersonOnly } from "../contract";
import { PersonUnknown } from "../errors";
import { refuseWhileFilesWait } from "./files-waiting";

/**
 * Begins to erase what was recorded about one person, in the background; `retention.erasures` says how far it is. From now until it is
 * done nothing of them is taken in. Asked again while it runs, it is the same erasure, which goes on at once where something stopped it.
 * @throws PersonUnknown
 * @throws FilesWaiting while a file of history is not wholly in or out: it would bring the person back.
 */
export function beginErasure(ctx: Ctx, { personId }: PersonOnly): Promise<{ erasureId: string }> {
  return inTransaction(ctx, async (tx) => {
    const known = await tx.runSql(
      "select id from directory.people where organisation_id = $1::uuid and id = $2::uuid",
      [tx.organisationId, personId],
    );
    if (known.rows.length === 0) throw new PersonUnknown();
    await refuseWhileFilesWait(tx);
    const begun = await tx.runSql(
      `insert into telemetry.erasures (id, organisation_id, person_id, names, asked_by, asked_at)
       values (gen_random_uuid(), $1::uuid, $2::uuid, telemetry.said_apart(telemetry.names_to_erase($2::uuid)), $3::uuid, $4::timestamptz)
       on conflict (organisation_id, person_id) where state = 'running' do nothing returning id`,
      [tx.organisationId, personId, ctx.actor.personId, ctx.clock.now().toISOString()],
    );
    const [{ id: erasureId } = { id: "" }] = (begun.rows.length > 0 ? begun.rows : await running(tx, personId)) as {
      id: string;
    }[];
    if (begun.rows.length > 0)
      await recordAudit(ctx, tx, {
        action: "telemetry.erasure_begun",
        subjectType: "person",
        subjectId: personId,
        facts: {},
      });
    // One that runs already is not hurt by a second message: pieces wait for each other, and each is done once.
    await tx.enqueue("telemetry.erasePerson", { erasureId });
    return { erasureId };
  });
}

async function running(tx: Tx, personId: string) {
  const { rows } = await tx.runSql(
    "select id from telemetry.erasures where organisation_id = $1::uuid and person_id = $2::uuid and state = 'running'",
    [tx.organisationId, personId],
  );
  return rows;
}

/** Sends those after the night that nobody goes on with any more, and forgets the done ones of more than two years ago. */
export async function resumeErasures(tx: Tx, now: Date): Promise<void> {
  const { rows } = await tx.runSql(
    "select id from telemetry.erasures where organisation_id = $1::uuid and state = 'running' order by id",
    [tx.organisationId],
  );
  for (const { id } of rows as { id: string }[]) await tx.enqueue("telemetry.erasePerson", { erasureId: id });
  await tx.runSql(
    "delete from telemetry.erasures where organisation_id = $1::uuid and ended_at < $2::timestamptz - interval '2 years'",
    [tx.organisationId, now.toISOString()],
  );
}
