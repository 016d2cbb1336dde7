import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, desc, eq } from "drizzle-orm";
import { auditEntries } from "./audit/tables";
import { ChangedMeanwhile } from "./errors";
import { people } from "./people/tables";

type Facts = Readonly<Record<string, unknown>>;

/** One fact that changed, as the audit log keeps it. */
export type Changes = Readonly<Record<string, { from: unknown; to: unknown }>>;

/** What differs, fact by fact. */
export function changesBetween(before: Facts, after: Facts, keys: readonly string[]): Changes {
  const changed = keys.filter((key) => (before[key] ?? null) !== (after[key] ?? null));
  return Object.fromEntries(changed.map((key) => [key, { from: before[key] ?? null, to: after[key] ?? null }]));
}

/**
 * What is to stand when a form is saved over facts somebody else may have changed since it read them. What only one of the two
 * changed stands as they left it; what both changed, to different values, collides and is named. Without `was` the form wins.
 */
export function mergeFacts<F extends Facts>(
  was: Facts | undefined,
  now: F,
  given: F,
): { merged: F; colliding: string[] } {
  if (!was) return { merged: given, colliding: [] };
  const same = (one: unknown, other: unknown) => (one ?? null) === (other ?? null);
  const moved = Object.keys(given).filter((key) => key in was && !same(was[key], now[key]));
  const untouched = moved.filter((key) => same(given[key], was[key]));
  const colliding = moved.filter((key) => !same(given[key], was[key]) && !same(given[key], now[key]));
  return { merged: { ...given, ...Object.fromEntries(untouched.map((key) => [key, now[key]])) }, colliding };
}

/** The same under the row's lock, refusing where anything collides: both values are for the person to choose from, nothing is written. */
export async function mergedOrRefused<F extends Facts>(
  ctx: Ctx,
  tx: Tx,
  subjectId: string,
  { was, now, given }: { was: Facts | undefined; now: F; given: F },
): Promise<F> {
  const { merged, colliding } = mergeFacts(was, now, given);
  if (colliding.length === 0) return merged;
  const [last] = await tx
    .select({ givenName: people.givenName, familyName: people.familyName })
    .from(auditEntries)
    .innerJoin(people, and(eq(people.organisationId, auditEntries.organisationId), eq(people.id, auditEntries.actorId)))
    .where(and(ofTenant(auditEntries.organisationId, ctx.organisationId), eq(auditEntries.subjectId, subjectId)))
    .orderBy(desc(auditEntries.createdAt), desc(auditEntries.id))
    .limit(1);
  const name = last ? `${last.givenName} ${last.familyName}` : "";
  throw new ChangedMeanwhile({ fields: colliding.join(","), name, known: name === "" ? "no" : "yes" }, colliding[0]);
}
