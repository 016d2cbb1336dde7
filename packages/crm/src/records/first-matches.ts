import type { Ctx } from "@arraigo/platform";
import { getTableName, type SQL, sql } from "drizzle-orm";
import type { RecordType } from "../record-types";
import { fold } from "./fold";
import { tableOf } from "./record-table";
import { texts, uuids } from "./scope";

/** So many names that begin with the words are looked at, as many of one's own, and of one's own other matches twice as many. */
const namesMax = 25;
const ownMax = 50;
/** With more words nobody types them in another order. */
const turnedWordsMax = 4;

/** What is looked for as a whole name: people are filed under their family name and called by the given one first. */
export function namesMeant(type: RecordType, text: string): string[] {
  const words = fold(text).split(" ").filter(Boolean);
  if ((type !== "contact" && type !== "lead") || words.length > turnedWordsMax) return [words.join(" ")];
  return words.map((_, from) => [...words.slice(from), ...words.slice(0, from)].join(" "));
}

/**
 * How near a record is to the one that was meant: whole names (of a case its number) before names that begin so. For an `order by`
 * over `row`, which is the table unless it goes by another name.
 */
export function meantFirst(type: RecordType, text: string, row: string = getTableName(tableOf[type])): SQL {
  const key = sql.raw(type === "case" ? `${row}.number::text` : `${row}.name_key`);
  const names = namesMeant(type, text);
  const begins = names.map((name) => sql`starts_with(${key}, ${name})`);
  return sql`${key} = any(${texts(names)}) desc, (${sql.join(begins, sql` or `)}) desc`;
}

/**
 * The ids of the records of a type that match every pattern, as an array in no order: of up to `max` all of them; of more an arbitrary `max`,
 * and for certain some of the reader's own (up to fifty) and those whose name is or begins with the words, however common these are.
 */
export function firstMatches(
  ctx: Ctx,
  type: RecordType,
  text: string,
  patterns: string[],
  owners: string[] | null,
  max: number,
): SQL {
  const me = ctx.actor.personId;
  const table = sql.raw(`"crm"."${getTableName(tableOf[type])}"`);
  const all = texts(patterns);
  const live = sql`r.organisation_id = ${ctx.organisationId}::uuid and r.gone_at is null`;
  const own = me !== null && (owners === null || owners.includes(me)) ? me : undefined;
  const more: SQL[] = [];
  if (own) {
    // Asks for nothing where all matches are known: the function is called for the patterns it is given.
    more.push(sql`select m.id from crowded c
      cross join lateral crm.records_matching(${type}, case when c.yes then ${all} end, ${uuids([own])}, ${Math.min(max, ownMax)}) as m(id)`);
  }
  const named = (name: string, whose: SQL) => sql`select k.id from crowded c cross join lateral (
      select r.id, r.owner_id, r.name_key, r.search_text from ${table} r where c.yes and ${live} and r.name_key >= ${name} ${whose}
      order by r.name_key, r.id limit ${namesMax}) k
    where starts_with(k.name_key, ${name}) and k.search_text like all (${all}) and ${within(sql`k.owner_id`, owners)}`;
  if (type === "case") {
    const number = Number(/^\d{1,9}/.exec(fold(text))?.[0] ?? -1);
    more.push(
      sql`select r.id from ${table} r where ${live} and r.number = ${number} and r.search_text like all (${all}) and ${within(sql`r.owner_id`, owners)}`,
    );
  } else
    for (const name of namesMeant(type, text)) {
      more.push(named(name, sql``));
      if (own) more.push(named(name, sql`and r.owner_id = ${own}::uuid`));
    }
  // As an array, for which the planner expects few: it would join so many thousand ids to the whole table otherwise.
  return sql`array(
    with hits as materialized (select m.id from crm.records_matching(${type}, ${all}, ${uuids(owners)}, ${max}) as m(id)),
      crowded as materialized (select count(*) >= ${max} as yes from hits)
    select id from hits union ${sql.join(
      more.map((part) => sql`(${part})`),
      sql` union `,
    )})`;
}

const within = (owner: SQL, owners: string[] | null): SQL =>
  owners === null ? sql`true` : sql`${owner} = any(${uuids(owners)})`;
