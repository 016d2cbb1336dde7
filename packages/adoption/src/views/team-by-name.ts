import { ofTenant } from "@arraigo/db";
import { filed, recordAudit } from "@arraigo/directory";
import { auditEntries } from "@arraigo/directory/schema";
import type { Ctx, Tx } from "@arraigo/platform";
import type { LocalDate } from "@arraigo/platform/calendar";
import { and, eq, gte, inArray, sql } from "drizzle-orm";
import { grouped } from "../grouped";
import type { AdoptionState } from "../rules/state";
import { uuidArray } from "../standing/raw-sql";
import type { Column } from "./columns";

export interface NamedMember {
  personId: string;
  name: string;
  state: AdoptionState;
  since: LocalDate | null;
  /** State by behaviour, for those asked of the person. */
  behaviours: Record<string, AdoptionState>;
}

export interface NamedPage {
  people: NamedMember[];
  nextCursor: string | null;
}

type Row = { person_id: string; name: string; sort_key: string; state: AdoptionState; since: string | null };

/** One page of the team, by name. The first look of a day at each person goes into that person's record. */
export async function namedTeam(
  ctx: Ctx,
  tx: Tx,
  input: { rolloutId: string; day: LocalDate; columns: readonly Column[]; cursor?: string | undefined; limit: number },
): Promise<NamedPage> {
  const { rows } = await tx.execute<Row>(sql`
    select * from (
      select p.id as person_id, p.given_name || ' ' || p.family_name as name, rp.state, rp.since,
        ${filed(sql`p.family_name`)} || ' ' || ${filed(sql`p.given_name`)} || ' ' || p.id::text as sort_key
      from adoption.rollout_people rp
      join directory.people p on p.organisation_id = rp.organisation_id and p.id = rp.person_id
      where ${ofTenant(sql`rp.organisation_id`, ctx.organisationId)} and rp.rollout_id = ${input.rolloutId} and rp.state is not null
        and p.id in (select directory.team_of(${ctx.organisationId}, ${ctx.actor.personId}))
        and (p.ends_on is null or p.ends_on >= ${input.day}) and (rp.scope_until is null or rp.scope_until >= ${input.day})
    ) team where ${input.cursor ? sql`sort_key > ${input.cursor}` : sql`true`} order by sort_key limit ${input.limit}`);
  const states = await statesOf(
    ctx,
    tx,
    input.rolloutId,
    rows.map(({ person_id }) => person_id),
  );
  const columnOf = new Map(
    input.columns.flatMap((column) => column.behaviourIds.map((id) => [id, column.behaviourId] as const)),
  );
  await noteLook(ctx, tx, rows, input.rolloutId);
  return {
    people: rows.map(({ person_id, name, state, since }) => ({
      personId: person_id,
      name,
      state,
      since,
      behaviours: Object.fromEntries(
        (states.get(person_id) ?? []).map((row) => [columnOf.get(row.behaviour_id) ?? row.behaviour_id, row.state]),
      ),
    })),
    nextCursor: rows.length === input.limit ? (rows.at(-1)?.sort_key ?? null) : null,
  };
}

async function statesOf(ctx: Ctx, tx: Tx, rolloutId: string, personIds: readonly string[]) {
  const { rows } = await tx.execute<{ person_id: string; behaviour_id: string; state: AdoptionState }>(sql`
    select person_id, behaviour_id, state from adoption.states
    where ${ofTenant(sql`organisation_id`, ctx.organisationId)} and rollout_id = ${rolloutId} and asked and person_id = any(${uuidArray(personIds)})`);
  return grouped(rows, ({ person_id }) => person_id);
}

// The page asks again every few seconds; one line a day says as much as a thousand.
async function noteLook(ctx: Ctx, tx: Tx, rows: readonly Row[], rolloutId: string): Promise<void> {
  if (rows.length === 0) return;
  const now = ctx.clock.now();
  const noted = await tx
    .select({ subjectId: auditEntries.subjectId })
    .from(auditEntries)
    .where(
      and(
        ofTenant(auditEntries.organisationId, ctx.organisationId),
        inArray(
          auditEntries.subjectId,
          rows.map(({ person_id }) => person_id),
        ),
        eq(auditEntries.actorId, ctx.actor.personId ?? ""),
        eq(auditEntries.action, "adoption.team_looked_at"),
        gte(auditEntries.createdAt, new Date(now.getTime() - 86_400_000)),
      ),
    );
  const seen = new Set(noted.map(({ subjectId }) => subjectId));
  for (const { person_id } of rows)
    if (!seen.has(person_id))
      await recordAudit(ctx, tx, {
        action: "adoption.team_looked_at",
        subjectType: "person",
        subjectId: person_id,
        facts: { rolloutId },
      });
}
