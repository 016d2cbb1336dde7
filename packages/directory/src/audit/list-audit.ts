import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { isoInstant } from "@arraigo/platform/contract";
import { and, desc, eq, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import type { ListAudit } from "../contract";
import { cursorAfter, readCursor } from "../cursor";
import { people } from "../people/tables";
import { entryDetails } from "./entry-details";
import { sayAction } from "./say-action";
import { auditEntries } from "./tables";

const position = z.tuple([isoInstant, z.uuid()]);
const subjects = alias(people, "subjects");

/** Who did what, newest first, a page at a time. */
export async function listAudit(ctx: Ctx, input: ListAudit) {
  const after = readCursor(input.cursor, position);
  return inTransaction(ctx, async (tx) => {
    const rows = await tx
      .select({
        entry: auditEntries,
        // Text, because JavaScript's clock has no microseconds and the cursor must not lose them.
        exactly: sql<string>`to_char(${auditEntries.createdAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
        actorGivenName: people.givenName,
        actorFamilyName: people.familyName,
        subjectGivenName: subjects.givenName,
        subjectFamilyName: subjects.familyName,
      })
      .from(auditEntries)
      .leftJoin(
        people,
        and(eq(people.organisationId, auditEntries.organisationId), eq(people.id, auditEntries.actorId)),
      )
      .leftJoin(
        subjects,
        and(eq(subjects.organisationId, auditEntries.organisationId), eq(subjects.id, auditEntries.subjectId)),
      )
      .where(
        and(
          ofTenant(auditEntries.organisationId, ctx.organisationId),
          input.personId
            ? or(eq(auditEntries.subjectId, input.personId), eq(auditEntries.actorId, input.personId))
            : undefined,
          after && sql`(${auditEntries.createdAt}, ${auditEntries.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
        ),
      )
      .orderBy(desc(auditEntries.createdAt), desc(auditEntries.id))
      .limit(input.limit + 1);
    const page = rows.slice(0, input.limit);
    const last = page.at(-1);
    const details = await entryDetails(
      ctx,
      tx,
      page.map(({ entry }) => entry),
    );
    return {
      entries: page.map(({ entry, ...names }, index) => ({
        id: entry.id,
        at: entry.createdAt.toISOString(),
        action: entry.action,
        what: sayAction(ctx, entry.action),
        actor: nameOf(names.actorGivenName, names.actorFamilyName),
        subject: nameOf(names.subjectGivenName, names.subjectFamilyName),
        subjectId: names.subjectGivenName === null ? null : entry.subjectId,
        facts: entry.facts,
        details: details[index] ?? [],
      })),
      next: rows.length > input.limit && last ? cursorAfter([last.exactly, last.entry.id]) : null,
    };
  });
}

function nameOf(givenName: string | null, familyName: string | null): string | null {
  return givenName === null ? null : `${givenName} ${familyName}`;
}
