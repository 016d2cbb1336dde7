import { ofTenant } from "@arraigo/db";
import { people } from "@arraigo/directory/schema";
import type { Ctx, Tx } from "@arraigo/platform";
import { addDays, type LocalDate } from "@arraigo/platform/calendar";
import { and, inArray, sql } from "drizzle-orm";
import { grouped } from "../grouped";
import type { RoleSpell } from "./facts";
import { jsonRows } from "./raw-sql";
import { roleSpells } from "./tables";

/** The first role reaches back as far as anything does. */
const dawn = "1900-01-01";

interface Row {
  personId: string;
  fromDay: LocalDate;
  untilDay: LocalDate | null;
  jobRoleId: string | null;
}

/**
 * Notes the job role each person has today where it is another than before, and answers every person's roles, oldest first.
 * The directory does not say since when a role is held, so a change counts from the day it is first seen.
 */
export async function noteRoles(ctx: Ctx, tx: Tx, personIds: readonly string[], today: LocalDate) {
  const current = await tx
    .select({ personId: people.id, jobRoleId: people.jobRoleId })
    .from(people)
    .where(and(ofTenant(people.organisationId, ctx.organisationId), inArray(people.id, [...personIds])));
  const known = await spellsOf(ctx, tx, personIds);
  const changed: Row[] = [];
  for (const { personId, jobRoleId } of current) {
    const spells = known.get(personId) ?? [];
    const rows = changesFor(personId, jobRoleId, spells.at(-1), today);
    for (const row of rows) {
      const rest = (known.get(personId) ?? []).filter(({ fromDay }) => fromDay !== row.fromDay);
      known.set(personId, [...rest, row]);
    }
    changed.push(...rows);
  }
  if (changed.length > 0) await save(ctx, tx, changed);
  return new Map([...known].map(([personId, rows]) => [personId, rows.map(asSpell)]));
}

function changesFor(personId: string, jobRoleId: string | null, last: Row | undefined, today: LocalDate): Row[] {
  if (!last) return [{ personId, fromDay: dawn, untilDay: null, jobRoleId }];
  if (last.jobRoleId === jobRoleId || last.fromDay > today) return [];
  if (last.fromDay === today) return [{ ...last, jobRoleId }];
  return [
    { ...last, untilDay: addDays(today, -1) },
    { personId, fromDay: today, untilDay: null, jobRoleId },
  ];
}

async function spellsOf(ctx: Ctx, tx: Tx, personIds: readonly string[]): Promise<Map<string, Row[]>> {
  const rows = await tx
    .select({
      personId: roleSpells.personId,
      fromDay: roleSpells.fromDay,
      untilDay: roleSpells.untilDay,
      jobRoleId: roleSpells.jobRoleId,
    })
    .from(roleSpells)
    .where(and(ofTenant(roleSpells.organisationId, ctx.organisationId), inArray(roleSpells.personId, [...personIds])))
    .orderBy(roleSpells.personId, roleSpells.fromDay);
  return grouped(rows, ({ personId }) => personId);
}

async function save(ctx: Ctx, tx: Tx, rows: readonly Row[]): Promise<void> {
  await tx.execute(sql`
    insert into adoption.role_spells (organisation_id, person_id, from_day, until_day, job_role_id)
    select ${ctx.organisationId}::uuid, r."personId", r."fromDay", r."untilDay", r."jobRoleId"
    from jsonb_to_recordset(${jsonRows(rows)}) as r("personId" uuid, "fromDay" date, "untilDay" date, "jobRoleId" uuid)
    on conflict (organisation_id, person_id, from_day)
    do update set until_day = excluded.until_day, job_role_id = excluded.job_role_id`);
}

function asSpell({ fromDay, untilDay, jobRoleId }: Row): RoleSpell {
  return { jobRoleId, from: fromDay === dawn ? null : fromDay, until: untilDay };
}
