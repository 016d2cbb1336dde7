import type { Tx } from "@arraigo/platform";
import { FilesWaiting } from "../errors";

/** @throws FilesWaiting while a file of history is not wholly in or out: it could bring somebody back who is erased. */
export async function refuseWhileFilesWait(tx: Tx): Promise<void> {
  const { rows } = await tx.runSql(
    `select file_name as "fileName" from telemetry.history_uploads where organisation_id = $1::uuid
       and state in ('uploading', 'ready', 'running', 'paused', 'undoing') order by created_at, id limit 1`,
    [tx.organisationId],
  );
  const waiting = rows[0] as { fileName: string } | undefined;
  if (waiting) throw new FilesWaiting(waiting);
}
