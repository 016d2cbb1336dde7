import { ofTenant } from "@arraigo/db";
import { inTransaction, type JobHandler } from "@arraigo/platform";
import { and, inArray, lt, sql } from "drizzle-orm";
import { closeUpload } from "./close-upload";
import { historyPieces, historyUploads as uploads } from "./tables";

const dayMs = 86_400_000;

/**
 * Forgets files that were sent and never brought in, after a day, and ends those that were left half-way for a week: what is in stays
 * in, the bytes go. What is kept of refused rows goes after ninety days.
 */
export const forgetUploads: JobHandler = async (ctx) => {
  const before = (days: number) => new Date(ctx.clock.now().getTime() - days * dayMs);
  await inTransaction(ctx, async (tx) => {
    const mine = ofTenant(uploads.organisationId, ctx.organisationId);
    const forgotten = and(mine, inArray(uploads.state, ["uploading", "ready"]), lt(uploads.createdAt, before(1)));
    const some = sql`${historyPieces.uploadId} in (select ${uploads.id} from ${uploads} where ${forgotten})`;
    await tx.delete(historyPieces).where(and(ofTenant(historyPieces.organisationId, ctx.organisationId), some));
    await tx.delete(uploads).where(forgotten);
    const left = await tx
      .select()
      .from(uploads)
      .where(and(mine, inArray(uploads.state, ["paused", "failed"]), lt(uploads.startedAt, before(7))))
      .orderBy(uploads.id)
      .for("update");
    for (const upload of left) await closeUpload(ctx, tx, upload);
    await tx.runSql(
      `delete from telemetry.refused_rows r where r.organisation_id = $1::uuid and r.file_id in (
         select u.id from telemetry.history_uploads u where u.organisation_id = $1::uuid and u.ended_at < $2::timestamptz
         union all select f.id from telemetry.pull_files f where f.organisation_id = $1::uuid and f.read_at < $2::timestamptz)`,
      [tx.organisationId, before(90).toISOString()],
    );
  });
};
