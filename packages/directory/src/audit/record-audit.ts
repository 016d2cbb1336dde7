import type { Ctx, Tx } from "@arraigo/platform";
import { auditEntries } from "./tables";

export interface AuditEntry {
  /** `<module>.<noun>_<past participle>` */
  action: `${string}.${string}`;
  subjectType?: string;
  subjectId?: string;
  facts?: Record<string, unknown>;
}

/** Writes down who did it, in the same transaction as what they did. */
export async function recordAudit(ctx: Ctx, tx: Tx, entry: AuditEntry): Promise<void> {
  await tx.insert(auditEntries).values({
    organisationId: ctx.organisationId,
    actorId: ctx.actor.personId,
    createdAt: ctx.clock.now(),
    ...entry,
  });
}
