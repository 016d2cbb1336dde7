import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction, NotFound } from "@arraigo/platform";
import { and, desc, eq, isNotNull, ne } from "drizzle-orm";
import { sayAction } from "../audit/say-action";
import { auditEntries } from "../audit/tables";
import { factsOf, rolesOf } from "./get-person";
import { people } from "./tables";

/** What is known about whoever asks, and who looked or changed something: theirs to read, needing no permission. */
export async function aboutMe(ctx: Ctx) {
  const me = ctx.actor.personId ?? "";
  return inTransaction(ctx, async (tx) => {
    const facts = await factsOf(ctx, tx, me);
    if (!facts) throw new NotFound();
    const looks = await tx
      .select({
        id: auditEntries.id,
        at: auditEntries.createdAt,
        action: auditEntries.action,
        givenName: people.givenName,
        familyName: people.familyName,
      })
      .from(auditEntries)
      .innerJoin(
        people,
        and(eq(people.organisationId, auditEntries.organisationId), eq(people.id, auditEntries.actorId)),
      )
      .where(
        and(
          ofTenant(auditEntries.organisationId, ctx.organisationId),
          eq(auditEntries.subjectId, me),
          isNotNull(auditEntries.actorId),
          ne(auditEntries.actorId, me),
        ),
      )
      .orderBy(desc(auditEntries.createdAt), desc(auditEntries.id))
      .limit(100);
    return {
      facts,
      roles: await rolesOf(ctx, tx, me),
      privacyMode: ctx.privacyMode,
      looks: looks.map((look) => ({
        id: look.id,
        at: look.at.toISOString(),
        who: `${look.givenName} ${look.familyName}`,
        what: sayAction(ctx, look.action),
      })),
    };
  });
}
