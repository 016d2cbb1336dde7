import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, eq, sql } from "drizzle-orm";
import { recordAudit } from "../audit/record-audit";
import { tellPeople } from "../inbox/tell-people";
import { people } from "../people/tables";
import { successorsOf } from "./successors";
import { handovers } from "./tables";

/**
 * Everything open in a person's care, module by module, goes to somebody else or to whoever claims it, in the caller's
 * transaction: all of it or nothing. Written down in the audit log; the successor is told. Permission is the caller's.
 */
export async function handOver(ctx: Ctx, tx: Tx, personId: string, successorId: string | null): Promise<void> {
  const moved: Record<string, number> = {};
  for (const [module, source] of ctx.handover)
    for (const { kind, count } of await source.handOver(ctx, tx, personId, successorId))
      moved[`${module}.${kind}`] = count;
  const count = Object.values(moved).reduce((sum, each) => sum + each, 0);
  if (count === 0) return;
  await recordAudit(ctx, tx, {
    action: "directory.work_handed_over",
    subjectType: "person",
    subjectId: personId,
    facts: { to: successorId, ...moved },
  });
  if (successorId && successorId !== ctx.actor.personId)
    await tellPeople(ctx, tx, [
      {
        personId: successorId,
        kind: "directory.workHandedOver",
        params: { name: await nameOf(ctx, tx, personId), count },
        to: "/",
        onceKey: `handover ${personId} ${ctx.clock.now().toISOString()}`,
        mail: true,
      },
    ]);
}

async function nameOf(ctx: Ctx, tx: Tx, personId: string): Promise<string> {
  const [row] = await tx
    .select({ givenName: people.givenName, familyName: people.familyName })
    .from(people)
    .where(and(ofTenant(people.organisationId, ctx.organisationId), eq(people.id, personId)));
  return row ? `${row.givenName} ${row.familyName}` : "";
}

/** Of these people, or of all, those whose last day is over by their own calendar and whose work has not been handed over since. */
export async function leaversWithWork(ctx: Ctx, tx: Tx, among: readonly string[] | null): Promise<string[]> {
  const only = among && sql`and p.id = any(${sql.param(`{${among.join(",")}}`)}::uuid[])`;
  const { rows } = await tx.execute<{ id: string }>(sql`
    select p.id from directory.people p
    left join directory.handovers h on h.organisation_id = p.organisation_id and h.person_id = p.id
    where p.organisation_id = ${ctx.organisationId} and p.ends_on < (${ctx.clock.now()}::timestamptz at time zone p.time_zone)::date
      and h.done_at is null ${only ?? sql``}
    order by p.ends_on, p.id`);
  return rows.map((row) => row.id);
}

/** Hands over what these people left behind, to whoever is next in line for each, and notes that it is done. */
export async function handOverLeft(ctx: Ctx, tx: Tx, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return;
  const successors = await successorsOf(ctx, tx, personIds);
  for (const personId of personIds) await handOver(ctx, tx, personId, successors.get(personId) ?? null);
  const now = ctx.clock.now();
  await tx
    .insert(handovers)
    .values(
      personIds.map((personId) => ({
        organisationId: ctx.organisationId,
        personId,
        successorId: successors.get(personId) ?? null,
        decidedBy: ctx.actor.personId,
        decidedAt: now,
        doneAt: now,
      })),
    )
    .onConflictDoUpdate({
      target: [handovers.organisationId, handovers.personId],
      set: { successorId: sql`excluded.successor_id`, doneAt: now },
    });
}
