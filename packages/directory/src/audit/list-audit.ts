import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { isoInstant } from "@arraigo/platform/contract";
import { and, desc, eq, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import type { ListAudit } from "../contract";
import { cursorAfter, readCursor } from "../cursor";
import { people } from "../people/tables";
import { entryDetails } from "./entry-details";
import { foldAlike } from "./fold-alike";
import { sayAction } from "./say-action";
import { auditEntries } from "./tables";

const position = z.tuple([isoInstant, z.uuid()]);
const subjects = alias(people, "subjects");

/** So many entries are read for one page at most: a page of long runs is shorter, and the next one goes on where it ended. */
const entriesMax = 1_000;

/**
 * Who did what, newest first, a page at a time. Entries that say the same of several people come as one, with whom else it was about
 * in `alike`; a run that a page ends in goes on, as one of its own, on the next.
 */
export async function listAudit(ctx: Ctx, input: ListAudit) {
  const after = readCursor(input.cursor, position);
  return inTransaction(ctx, async (tx) => {
    const rows: Awaited<ReturnType<typeof readEntries>> = [];
    let runs: (typeof rows)[] = [];
    let isMore = true;
    let from = after;
    while (isMore && runs.length <= input.limit && rows.length < entriesMax) {
      const read = await readEntries(ctx, tx, { personId: input.personId, after: from, limit: input.limit + 1 });
      isMore = read.length > input.limit;
      rows.push(...read.slice(0, input.limit));
      runs = foldAlike(rows);
      const end = rows.at(-1);
      if (end) from = [end.exactly, end.id];
    }
    const page = runs.slice(0, input.limit);
    const last = page.at(-1)?.at(-1);
    const newest = page.flatMap(([first]) => first ?? []);
    const details = await entryDetails(ctx, tx, newest);
    return {
      entries: newest.map((entry, index) => ({
        ...told(entry),
        action: entry.action,
        what: sayAction(ctx, entry.action),
        actor: nameOf(entry.actorGivenName, entry.actorFamilyName),
        facts: entry.facts,
        details: details[index] ?? [],
        alike: (page[index] ?? []).slice(1).map(told),
      })),
      next: (isMore || runs.length > page.length) && last ? cursorAfter([last.exactly, last.id]) : null,
    };
  });
}

interface Stretch {
  personId: string | undefined;
  after: readonly [string, string] | undefined;
  limit: number;
}

async function readEntries(ctx: Ctx, tx: Tx, { personId, after, limit }: Stretch) {
  return tx
    .select({
      id: auditEntries.id,
      actorId: auditEntries.actorId,
      action: auditEntries.action,
      subjectId: auditEntries.subjectId,
      facts: auditEntries.facts,
      createdAt: auditEntries.createdAt,
      // Text, because JavaScript's clock has no microseconds and the cursor must not lose them.
      exactly: sql<string>`to_char(${auditEntries.createdAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
      actorGivenName: people.givenName,
      actorFamilyName: people.familyName,
      subjectGivenName: subjects.givenName,
      subjectFamilyName: subjects.familyName,
    })
    .from(auditEntries)
    .leftJoin(people, and(eq(people.organisationId, auditEntries.organisationId), eq(people.id, auditEntries.actorId)))
    .leftJoin(
      subjects,
      and(eq(subjects.organisationId, auditEntries.organisationId), eq(subjects.id, auditEntries.subjectId)),
    )
    .where(
      and(
        ofTenant(auditEntries.organisationId, ctx.organisationId),
        personId ? or(eq(auditEntries.subjectId, personId), eq(auditEntries.actorId, personId)) : undefined,
        after && sql`(${auditEntries.createdAt}, ${auditEntries.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(desc(auditEntries.createdAt), desc(auditEntries.id))
    .limit(limit);
}

/** One entry's own: when, and about whom. */
const told = (entry: Awaited<ReturnType<typeof readEntries>>[number]) => ({
  id: entry.id,
  at: entry.createdAt.toISOString(),
  subject: nameOf(entry.subjectGivenName, entry.subjectFamilyName),
  subjectId: entry.subjectGivenName === null ? null : entry.subjectId,
});

function nameOf(givenName: string | null, familyName: string | null): string | null {
  return givenName === null ? null : `${givenName} ${familyName}`;
}
