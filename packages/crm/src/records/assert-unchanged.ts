import { ofTenant } from "@arraigo/db";
import { people } from "@arraigo/directory/schema";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, desc, eq, inArray, type SQL } from "drizzle-orm";
import { ChangedMeanwhile } from "../errors";
import { fieldWords } from "../pipeline/assert-gate";
import type { RecordType } from "../record-types";
import { changesBetween } from "../timeline/changes";
import { recordEvents } from "../timeline/tables";
import { ownerName } from "./owner-name";
import type { RecordRow } from "./record-table";

interface Asked {
  values: Readonly<Record<string, unknown>>;
  custom?: Readonly<Record<string, unknown>> | undefined;
  was?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Three values decide whether two people's work collides: what the form had read, what stands now, and what is to stand. A field
 * that somebody else changed to something else is named, with who did it; what the form changed elsewhere does not collide.
 */
export async function assertUnchanged(ctx: Ctx, tx: Tx, type: RecordType, row: RecordRow, asked: Asked): Promise<void> {
  if (!asked.was) return;
  const wanted = asked.custom ? { ...asked.values, ...prefixed(asked.custom) } : asked.values;
  const now = { ...row, ...prefixed(row.custom) };
  const about = and(
    eq(recordEvents.subjectId, row.id),
    eq(recordEvents.subjectType, type),
    inArray(recordEvents.kind, ["changed", "moved"]),
  );
  await assertAsRead(ctx, tx, { type, now, wanted, was: asked.was, about });
}

interface Read {
  /** Whose own fields may be among them; of a line or an activity none are. */
  type?: RecordType;
  now: Readonly<Record<string, unknown>>;
  wanted: Readonly<Record<string, unknown>>;
  was: Readonly<Record<string, unknown>>;
  /** Which of the history says who changed it last. */
  about: SQL | undefined;
}

/** The same for whatever people edit: lines of an offer and activities as well as records. */
export async function assertAsRead(ctx: Ctx, tx: Tx, { type, now, wanted, was, about }: Read): Promise<void> {
  const fields = Object.keys(wanted).filter((field) => wanted[field] !== undefined && field in was);
  const moved = changesBetween(
    was,
    now,
    fields.filter((field) => now[field] !== undefined),
  ).map(({ field }) => field);
  const emptied = fields.filter((field) => now[field] === undefined && was[field] != null);
  const colliding = [...moved, ...emptied].filter((field) => changesBetween(now, wanted, [field]).length > 0);
  if (colliding.length === 0) return;
  const [last] = await tx
    .select({ name: ownerName, at: recordEvents.occurredAt })
    .from(recordEvents)
    .leftJoin(people, and(eq(people.organisationId, recordEvents.organisationId), eq(people.id, recordEvents.actorId)))
    .where(and(ofTenant(recordEvents.organisationId, ctx.organisationId), about))
    .orderBy(desc(recordEvents.occurredAt), desc(recordEvents.id))
    .limit(1);
  const { language } = ctx.actor;
  const words = new Intl.ListFormat(language).format(
    (await fieldWords(ctx, tx, type ?? "opportunity", colliding)).map(quoted[language]),
  );
  const person = last?.name ?? "";
  throw new ChangedMeanwhile(
    { fields: colliding.join(","), words, person, by: person ? "known" : "unknown", at: last?.at.toISOString() ?? "" },
    colliding[0],
  );
}

function prefixed(custom: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(custom).map(([key, value]) => [`custom.${key}`, value]));
}

const quoted = { en: (word: string) => `“${word}”`, es: (word: string) => `«${word}»` };
