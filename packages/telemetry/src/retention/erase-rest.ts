import { recordAudit } from "@arraigo/directory";
import { telemetryEvents } from "@arraigo/events";
import { type Ctx, emit, type Tx } from "@arraigo/platform";
import { groupMinimum } from "@arraigo/platform/disclosure";
import { organisationToday } from "../analytics/organisation-day";
import { type ErasedPlace, erasedPlaces, findLeft, namesOf } from "./check-erased";
import { refuseWhileFilesWait } from "./files-waiting";
import { handOver } from "./hand-over";
import type { Running } from "./run-erasure";

/**
 * The last piece of an erasure, all or nothing: what they wrote and saved is handed over or goes, their sums by day go on under an id that
 * is nobody's, every other row that names them goes, and a look into every place says what is left. What is kept of the erasure itself
 * says neither who nor how much.
 * @throws FilesWaiting where a file of history came meanwhile: it would bring the person back.
 */
export async function eraseRest(ctx: Ctx, tx: Tx, held: Running): Promise<void> {
  const { id, personId, askedBy } = held;
  await refuseWhileFilesWait(tx);
  const today = await organisationToday({ ...ctx, tx });
  const names = [...new Set([...(await namesOf(tx, personId)), ...held.names.map((name) => name.toLowerCase())])];
  await tx.runSql(
    "update telemetry.write_keys set watched_by = null where organisation_id = $1::uuid and watched_by = $2::uuid",
    [tx.organisationId, personId],
  );
  await handOver(tx, personId, askedBy);
  await tx.runSql("select telemetry.erase_person($1::uuid, $2::int, $3::date)", [
    personId,
    groupMinimum(ctx.privacyMode),
    today,
  ]);
  const found: Record<ErasedPlace, number> = {
    ...(await findLeft(tx, personId, names, { mentions: false })),
    mentions: held.mentionsLeft,
  };
  await tx.runSql(
    `update telemetry.erasures set state = 'done', person_id = null, names = null, reached = null, problem = null, ended_at = $3::timestamptz,
       removed = $4::text[], found = $5::jsonb where organisation_id = $1::uuid and id = $2::uuid`,
    [
      tx.organisationId,
      id,
      ctx.clock.now().toISOString(),
      erasedPlaces.filter((place) => held.removed.includes(place) && found[place] === 0),
      JSON.stringify(found),
    ],
  );
  await emit(tx, telemetryEvents.personErased, { personId });
  await recordAudit(ctx, tx, {
    action: "telemetry.person_erased",
    subjectType: "person",
    subjectId: personId,
    facts: { rowsLeft: Object.values(found).reduce((sum, rows) => sum + rows, 0) },
  });
}
