import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { authorized } from "../access/authorized";
import type { PersonById } from "../contract";
import { people } from "../people/tables";
import { successorsOf } from "./successors";
import { handovers } from "./tables";

/** What is open in a person's care, in words, and who would take it over by themselves or by an earlier decision. */
export async function readLeaving(ctx: Ctx, { personId }: PersonById) {
  return inTransaction(ctx, async (tx) => {
    const [found] = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(ofTenant(people.organisationId, ctx.organisationId), eq(people.id, personId)));
    await authorized(ctx, tx, "directory.person.write", found, (each) => each.id);
    const open: { kind: string; count: number; what: string }[] = [];
    for (const [module, source] of ctx.handover)
      for (const { kind, count } of await source.count(ctx, tx, personId)) {
        const what = ctx.translate(ctx.actor.language, `${module}.handover.${kind}`, { count });
        open.push({ kind: `${module}.${kind}`, count, what });
      }
    const successorId = (await successorsOf(ctx, tx, [personId])).get(personId) ?? null;
    const [successor] = successorId
      ? await tx
          .select({ id: people.id, givenName: people.givenName, familyName: people.familyName })
          .from(people)
          .where(and(ofTenant(people.organisationId, ctx.organisationId), eq(people.id, successorId)))
      : [];
    const [decided] = await tx
      .select({ decidedAt: handovers.decidedAt, doneAt: handovers.doneAt })
      .from(handovers)
      .where(and(ofTenant(handovers.organisationId, ctx.organisationId), eq(handovers.personId, personId)));
    return {
      open,
      successor: successor ? { id: successor.id, name: `${successor.givenName} ${successor.familyName}` } : null,
      decided: decided !== undefined && decided.doneAt === null,
      doneAt: decided?.doneAt?.toISOString() ?? null,
    };
  });
}
