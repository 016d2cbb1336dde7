import { type SQL, sql } from "drizzle-orm";
import { uuids } from "../records/scope";
import { activities } from "./tables";

/** A page of several people's activities, read person by person. */
export interface ApartPage {
  people: readonly string[];
  /** To be done, soonest first, or else done, newest first. */
  open: boolean;
  /** Rows of the page, and at most of each person's own beginning. */
  limit: number;
  /** What the list asks of the activities of whoever `person` is. */
  where: (person: SQL) => SQL | undefined;
  /** What costs a look at another record; undefined where there is nothing to ask. */
  told: (row?: SQL) => SQL | undefined;
}

const orderOf = ({ open }: ApartPage, row = ""): SQL =>
  sql.raw(open ? `${row}due_on, ${row}id` : `${row}occurred_at desc, ${row}id desc`);

const beginnings = (
  page: ApartPage,
  asked: SQL | undefined,
  each = page.limit,
) => sql`unnest(${uuids(page.people)}) as each_of(person_id)
  cross join lateral (select ${activities}.*, row_number() over (order by ${orderOf(page)}) as nth from ${activities}
    where ${asked} order by ${orderOf(page)} limit ${each}) theirs`;

const person = sql`each_of.person_id`;

/** Of each person so many times their even share of the page are read at first, and so many rows besides. */
const shareTimes = 3;
const shareBesides = 4;

/** The ids of the page: everybody's first rows put together. An array, for a `where`. */
export function idsApart(page: ApartPage): SQL {
  const told = page.told();
  const where = page.where(person);
  return sql`array(select theirs.id from ${beginnings(page, told ? sql`${where} and ${told}` : where)}
    order by ${orderOf(page, "theirs.")} limit ${page.limit})`;
}

/**
 * The same where most rows may be told, with a look at those of the page alone: of what everybody's beginnings have together, only what
 * comes before the first of them ends, since behind that somebody's next row may belong. All of the page only where it comes out full.
 */
export function idsToldSoon(page: ApartPage): SQL {
  const each = Math.min(page.limit, Math.ceil((shareTimes * page.limit) / page.people.length) + shareBesides);
  const place = sql.raw(page.open ? "(b.due_on, b.id) <=" : "(b.occurred_at, b.id) >=");
  const ended = sql.raw(page.open ? "due_on, id" : "occurred_at, id");
  return sql`array(with begun as materialized (select theirs.* from ${beginnings(page, page.where(person), each)}),
      ends as materialized (select * from begun where nth = ${each} order by ${orderOf(page)} limit 1),
      looked_at as materialized (select b.* from begun b where not exists (select from ends) or ${place} (select ${ended} from ends)
        order by ${orderOf(page, "b.")})
    select looked_at.id from looked_at where ${page.told(sql`looked_at`)} limit ${page.limit})`;
}
