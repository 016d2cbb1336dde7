import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { authorized } from "../access/authorized";
import { assertAdministratorRemains } from "../access/last-administrator";
import { recordAudit } from "../audit/record-audit";
import type { AccessState, SetAccess } from "../contract";
import { OwnAccess } from "../errors";
import { createSignIn, setDisabled } from "../identity/sign-ins";
import { users } from "../identity/tables";
import { type HandedOver, handOver } from "../leaving/hand-over";
import { assertSuccessor } from "../leaving/successors";
import { people } from "./tables";

/** Invites somebody to sign in, takes their access away with every open session and, where asked, their open work, or gives it back. */
export async function setAccess(
  ctx: Ctx,
  { personId, access, handover }: SetAccess,
): Promise<{ access: AccessState; handedOver?: HandedOver }> {
  return inTransaction(ctx, async (tx) => {
    let handedOver: HandedOver | undefined;
    const [found] = await tx
      .select({
        id: people.id,
        email: people.email,
        givenName: people.givenName,
        familyName: people.familyName,
        userId: users.id,
      })
      .from(people)
      .leftJoin(users, and(eq(users.organisationId, people.organisationId), eq(users.personId, people.id)))
      .where(and(ofTenant(people.organisationId, ctx.organisationId), eq(people.id, personId)));
    const person = await authorized(ctx, tx, "directory.access.manage", found, (each) => each.id);
    const signIn = { organisationId: ctx.organisationId, personId };
    if (access === "disabled") {
      if (personId === ctx.actor.personId) throw new OwnAccess();
      await assertAdministratorRemains(ctx, tx, personId);
      await setDisabled(tx, signIn, ctx.clock.now());
      if (handover?.successorId) await assertSuccessor(ctx, tx, personId, handover.successorId);
      if (handover) handedOver = await handOver(ctx, tx, personId, handover.successorId);
    } else {
      if (!person.userId)
        await createSignIn(tx, {
          ...signIn,
          email: person.email,
          name: `${person.givenName} ${person.familyName}`,
        });
      await setDisabled(tx, signIn, null);
      if (access === "invited" || !person.userId)
        await tx.enqueue("directory.mailPasswordReset", { personId, reason: "invited" });
    }
    await recordAudit(ctx, tx, { action: `directory.access_${access}`, subjectType: "person", subjectId: personId });
    const [now] = await tx
      .select({ disabledAt: users.disabledAt })
      .from(users)
      .where(and(eq(users.organisationId, ctx.organisationId), eq(users.personId, personId)));
    if (!now) return { access: "none" };
    return { access: now.disabledAt ? "disabled" : "active", ...(handedOver && { handedOver }) };
  });
}
