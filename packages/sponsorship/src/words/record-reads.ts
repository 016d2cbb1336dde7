import { type Ctx, inTransaction } from "@arraigo/platform";
import { sql } from "drizzle-orm";

/** Many readers of a message at once, each with their time: for the simulated organisation. Who has read already stays as they are. */
export async function recordReads(
  ctx: Ctx,
  messageId: string,
  reads: readonly { personId: string; at: Date }[],
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const rows = JSON.stringify(reads.map(({ personId, at }) => ({ person_id: personId, at })));
    await tx.execute(sql`
      update sponsorship.receipts as receipt set read_at = given.at
      from jsonb_to_recordset(${rows}::jsonb) as given(person_id uuid, at timestamptz)
      where receipt.organisation_id = ${ctx.organisationId} and receipt.message_id = ${messageId}
        and receipt.person_id = given.person_id and receipt.read_at is null`);
  });
}
