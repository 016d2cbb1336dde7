import { holds } from "@arraigo/directory";
import { people } from "@arraigo/directory/schema";
import type { Ctx, Tx } from "@arraigo/platform";
import { type SQL, sql } from "drizzle-orm";
import { activities } from "../activities/tables";
import type { ActivityKind } from "../contract";
import type { RecordType } from "../record-types";
import { fold } from "../records/fold";
import { ownersInScope, uuids } from "../records/scope";

export interface FoundActivity {
  id: string;
  kind: ActivityKind;
  /** The beginning of what was written, around the first word found. */
  excerpt: string;
  occurredAt: string;
  actorName: string | null;
  /** The record it opens: the most particular it was about. */
  type: RecordType;
  recordId: string;
  recordName: string | null;
  mine: boolean;
}

const wordsMax = 6;
const excerptCharacters = 140;

/** Words as the index knows them, each as the beginning of a word: letters and digits only, so nothing in them is an operator. */
function query(text: string, share: number): string | undefined {
  const words = fold(text)
    .split(" ")
    .filter((word) => word.length > 1)
    .slice(0, wordsMax);
  if (words.length === 0) return undefined;
  return words.map((word) => `${word.slice(0, Math.max(3, Math.ceil(word.length * share)))}:*`).join(" & ");
}

/** Subjects an activity can be about, the most particular first and as `crm.activities_told` takes their owners, each with the column that points at it and its name. */
const subjects: [RecordType, string, string][] = [
  ["case", "case_id", "'#' || t.number || ' ' || t.subject"],
  ["opportunity", "opportunity_id", "t.name"],
  ["lead", "lead_id", "coalesce(nullif(trim(t.given_name || ' ' || t.family_name), ''), t.company, t.email)"],
  ["contact", "contact_id", "coalesce(nullif(trim(t.given_name || ' ' || t.family_name), ''), t.email)"],
  ["account", "account_id", "t.name"],
];
const tables: Partial<Record<RecordType, string>> = {
  case: "cases",
  opportunity: "opportunities",
  lead: "leads",
  contact: "contacts",
  account: "accounts",
};

/**
 * Activities whose text has words that begin like those looked for: one's own first, then the latest, with how many there are, up to
 * 201. With `loose`, shorter beginnings are enough, for words that were misspelt. Only what is about a record the reader may open:
 * that is looked at before anything is cut (`crm.activities_told`), and here once more, where the record is named.
 */
export async function findActivities(
  ctx: Ctx,
  tx: Tx,
  text: string,
  rowsMax: number,
  loose = false,
): Promise<{ rows: FoundActivity[]; count: number }> {
  const asked = query(text, loose ? 0.6 : 1);
  if (!asked || !holds(ctx, "crm.activity.read")) return { rows: [], count: 0 };
  const [actors, ...scopes] = await Promise.all([
    ownersInScope(ctx, tx, "crm.activity.read"),
    ...subjects.map(([type]) => (holds(ctx, `crm.${type}.read`) ? ownersInScope(ctx, tx, `crm.${type}.read`) : [])),
  ]);
  const me = ctx.actor.personId;
  // Null is everybody; what is missing must be nobody.
  const ownersOf = subjects.map((_, index) => uuids(scopes[index] === undefined ? [] : scopes[index]));
  const joins: SQL[] = [];
  const named: SQL[] = [];
  for (const [index, [type, column, name]] of subjects.entries()) {
    const table = sql.raw(`crm.${tables[type] ?? ""}`);
    const owners = ownersOf[index];
    const alias = sql.raw(`s_${type}`);
    joins.push(sql`left join lateral (select t.id, ${sql.raw(name)} as name from ${table} t
      where t.organisation_id = a.organisation_id and t.id = a.${sql.raw(column)} and t.gone_at is null
        and (${owners} is null or t.owner_id = any(${owners}))) ${alias} on true`);
    named.push(
      sql`when ${alias}.id is not null then jsonb_build_object('type', ${type}::text, 'id', ${alias}.id, 'name', ${alias}.name)`,
    );
  }
  const { rows } = await tx.planned.execute<{
    id: string;
    kind: ActivityKind;
    text: string;
    occurred_at: Date | string;
    actor_name: string | null;
    mine: boolean;
    subject: { type: RecordType; id: string; name: string | null };
    found: number;
  }>(sql`
    select found.*, nullif(trim(concat(p.given_name, ' ', p.family_name)), '') as actor_name from (
      select a.id, a.kind, a.text, a.occurred_at, a.actor_id, coalesce(a.actor_id = ${me}::uuid, false) as mine,
        case ${sql.join(named, sql` `)} end as subject, m.found
      from crm.activities_told(${asked}, ${me}::uuid, ${uuids(actors)}, ${sql.join(ownersOf, sql`, `)}, ${rowsMax}) as m
      join ${activities} a on a.organisation_id = ${ctx.organisationId}::uuid and a.id = m.id
      ${sql.join(joins, sql` `)}
      where coalesce(${sql.join(
        subjects.map(([type]) => sql.raw(`s_${type}.id`)),
        sql`, `,
      )}) is not null
    ) found
    left join ${people} p on p.organisation_id = ${ctx.organisationId}::uuid and p.id = found.actor_id
    order by found.mine desc, found.occurred_at desc, found.id`);
  return {
    count: rows[0]?.found ?? 0,
    rows: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      excerpt: excerpt(row.text, text),
      occurredAt: new Date(row.occurred_at).toISOString(),
      actorName: row.actor_name,
      type: row.subject.type,
      recordId: row.subject.id,
      recordName: row.subject.name,
      mine: row.mine,
    })),
  };
}

/** The stretch of a text around the first word found. */
function excerpt(text: string, wanted: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= excerptCharacters) return line;
  const [word = ""] = fold(wanted).split(" ");
  // Composed letters keep their length when folded one by one, so places agree.
  const plain = [...line].map((letter) => fold(letter)[0] ?? " ").join("");
  const at = Math.max(0, plain.indexOf(word) - excerptCharacters / 3);
  const start = at === 0 ? 0 : line.indexOf(" ", at) + 1;
  return `${start > 0 ? "…" : ""}${line.slice(start, start + excerptCharacters).trim()}…`;
}
