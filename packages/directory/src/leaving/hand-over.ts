import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, inArray, sql } from "drizzle-orm";
import { recordAudit } from "../audit/record-audit";
import { tellPeople } from "../inbox/tell-people";
import { people } from "../people/tables";
import { sayWork } from "./say-work";
import { successorsOf } from "./successors";
import { handovers } from "./tables";

/** What went to whom when somebody's open work changed hands. */
export interface HandedOver {
  /** The successor's name; null: nobody in particular, it can be claimed. */
  to: string | null;
  /** Each kind with its count, in words. */
  work: string[];
}

/**
 * Everything open in a person's care, module by module, goes to somebody else or to whoever claims it, in the caller's
 * transaction: all of it or nothing. Written down in the audit log; the successor is told, with whose it was and who decided it.
 * Permission is the caller's. Returns what went to whom, in the actor's words; nothing where nothing was open.
 */
export async function handOver(
  ctx: Ctx,
  tx: Tx,
  personId: string,
  successorId: string | null,
): Promise<HandedOver | undefined> {
  const moved: Record<string, number> = {};
  for (const [module, source] of ctx.handover)
    for (const { kind, count } of await source.handOver(ctx, tx, personId, successorId))
      if (count > 0) moved[`${module}.${kind}`] = count;
  if (Object.keys(moved).length === 0) return undefined;
  await recordAudit(ctx, tx, {
    action: "directory.work_handed_over",
    subjectType: "person",
    subjectId: personId,
    facts: { to: successorId, ...moved },
  });
  const { actor } = ctx;
  const names = await namesOf(ctx, tx, [personId, successorId, actor.personId]);
  const nameOf = (id: string | null) => (id === null ? undefined : names.get(id));
  if (successorId && successorId !== actor.personId)
    await tellPeople(ctx, tx, [
      {
        personId: successorId,
        kind: "directory.workReceived",
        params: { by: nameOf(actor.personId) ?? "none", whose: nameOf(personId) ?? "", ...moved },
        to: "/",
        onceKey: `handover ${personId} ${ctx.clock.now().toISOString()}`,
        mail: true,
      },
    ]);
  return { to: nameOf(successorId) ?? null, work: sayWork(ctx, actor.language, moved) };
}

async function namesOf(ctx: Ctx, tx: Tx, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .select({ id: people.id, givenName: people.givenName, familyName: people.familyName })
    .from(people)
    .where(
      and(
        ofTenant(people.organisationId, ctx.organisationId),
        inArray(
          people.id,
          ids.filter((id) => id !== null),
        ),
      ),
    );
  return new Map(rows.map((row) => [row.id, `${row.givenName} ${row.familyName}`]));
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

/** Hands over what these people left behind, to whoever is next in line for each, and notes that it is done. Returns what went to whom. */
export async function handOverLeft(ctx: Ctx, tx: Tx, personIds: readonly string[]): Promise<HandedOver[]> {
  if (personIds.length === 0) return [];
  const successors = await successorsOf(ctx, tx, personIds);
  const handed: HandedOver[] = [];
  for (const personId of personIds) {
    const one = await handOver(ctx, tx, personId, successors.get(personId) ?? null);
    if (one) handed.push(one);
  }
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
  return handed;
}
