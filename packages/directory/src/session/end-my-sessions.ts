import { type Ctx, inTransaction, Unauthenticated } from "@arraigo/platform";
import { recordAudit } from "../audit/record-audit";
import { endSessions } from "../identity/sign-ins";

/** Signs me out everywhere, here as well: whoever does this does not trust what is open. */
export async function endMySessions(ctx: Ctx): Promise<{ ended: number }> {
  const me = ctx.actor.personId;
  if (!me) throw new Unauthenticated();
  return inTransaction(ctx, async (tx) => {
    const ended = await endSessions(tx, { organisationId: ctx.organisationId, personId: me });
    await recordAudit(ctx, tx, {
      action: "directory.sessions_ended",
      subjectType: "person",
      subjectId: me,
      facts: { ended },
    });
    return { ended };
  });
}
