import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { line } from "@arraigo/platform/contract";
import { and, asc, eq, exists, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import { withinReach } from "../access/reach";
import { roleAssignments } from "../access/tables";
import type { ListPeople } from "../contract";
import { cursorAfter, readCursor } from "../cursor";
import { users } from "../identity/tables";
import { accessOf } from "./access-state";
import { filed } from "./filed";
import { mayReadPrivateFacts } from "./private-facts";
import { jobRoles, orgUnits, people } from "./tables";

const position = z.tuple([line(200), line(200), z.uuid()]);
const managers = alias(people, "managers");

/** People by name, a page at a time, as far as whoever asks may see. */
export async function listPeople(ctx: Ctx, input: ListPeople) {
  const after = readCursor(input.cursor, position);
  return inTransaction(ctx, async (tx) => {
    const rows = await tx
      .select({
        id: people.id,
        givenName: people.givenName,
        familyName: people.familyName,
        email: people.email,
        orgUnit: orgUnits.name,
        jobRole: jobRoles.name,
        managerGivenName: managers.givenName,
        managerFamilyName: managers.familyName,
        endsOn: people.endsOn,
        userId: users.id,
        disabledAt: users.disabledAt,
        accessShown: mayReadPrivateFacts(ctx, people.id),
      })
      .from(people)
      .leftJoin(orgUnits, and(eq(orgUnits.organisationId, people.organisationId), eq(orgUnits.id, people.orgUnitId)))
      .leftJoin(jobRoles, and(eq(jobRoles.organisationId, people.organisationId), eq(jobRoles.id, people.jobRoleId)))
      .leftJoin(managers, and(eq(managers.organisationId, people.organisationId), eq(managers.id, people.managerId)))
      .leftJoin(users, and(eq(users.organisationId, people.organisationId), eq(users.personId, people.id)))
      .where(
        and(
          ofTenant(people.organisationId, ctx.organisationId),
          withinReach(ctx, "directory.person.read", people.id),
          filters(ctx, input, (condition) => exists(tx.select({ one: sql`1` }).from(roleAssignments).where(condition))),
          after &&
            sql`(${filed(people.familyName)}, ${filed(people.givenName)}, ${people.id}) > (${filed(after[0])}, ${filed(after[1])}, ${after[2]}::uuid)`,
        ),
      )
      .orderBy(asc(filed(people.familyName)), asc(filed(people.givenName)), asc(people.id))
      .limit(input.limit + 1);
    const page = rows.slice(0, input.limit);
    const last = page.at(-1);
    return {
      people: page.map((row) => ({
        id: row.id,
        name: `${row.givenName} ${row.familyName}`,
        email: row.email,
        orgUnit: row.orgUnit,
        jobRole: row.jobRole,
        manager: row.managerGivenName && `${row.managerGivenName} ${row.managerFamilyName}`,
        endsOn: row.endsOn,
        access: row.accessShown ? accessOf(row) : undefined,
      })),
      next: rows.length > input.limit && last ? cursorAfter([last.familyName, last.givenName, last.id]) : null,
    };
  });
}

function filters(ctx: Ctx, input: ListPeople, assigned: (condition: SQL | undefined) => SQL): SQL | undefined {
  const over = sql`${people.endsOn} < (${ctx.clock.now().toISOString()}::timestamptz at time zone ${people.timeZone})::date`;
  const begins = (column: SQL | typeof people.email) => sql`starts_with(${filed(column)}, ${filed(input.text ?? "")})`;
  return and(
    input.left ? and(isNotNull(people.endsOn), over) : or(isNull(people.endsOn), sql`not (${over})`),
    input.text === undefined
      ? undefined
      : or(
          begins(people.email),
          begins(sql`${people.familyName}`),
          begins(sql`${people.givenName} || ' ' || ${people.familyName}`),
        ),
    input.orgUnitId
      ? sql`${people.orgUnitId} in (select directory.units_below(${ctx.organisationId}, array[${input.orgUnitId}]::uuid[]))`
      : undefined,
    input.jobRoleId ? eq(people.jobRoleId, input.jobRoleId) : undefined,
    input.role &&
      assigned(
        and(
          eq(roleAssignments.organisationId, people.organisationId),
          eq(roleAssignments.personId, people.id),
          eq(roleAssignments.role, input.role),
        ),
      ),
  );
}
