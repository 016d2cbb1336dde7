import { isoInstant, localDate } from "@arraigo/platform/contract";
import { and, type Column, eq, isNull, not, or, type SQL, sql } from "drizzle-orm";
import { FilterInvalid } from "../errors";
import type { Field } from "../fields/field";
import type { ListCondition, ListOp } from "../lists-contract";
import { type FlagName, flagNames } from "../pipeline/flag-names";
import type { FlaggedColumns } from "../pipeline/flags";
import { flagCondition } from "../pipeline/flags";
import { stages } from "../pipeline/tables";
import { tableOf } from "../records/record-table";
import { uuids } from "../records/scope";
import { recordEvents } from "../timeline/tables";
import { compareWords } from "./compare-words";
import { dayCondition } from "./day-conditions";
import { columnOf, customValue, heldColumn, isNumeric } from "./field-columns";
import { opsOf, unownedFlag } from "./list-fields";
import { fieldNamed, isOwnField, type Listing, ownKey } from "./listing";
import type { FoundByKey } from "./own-keys";
import { reachableByEmail } from "./reachable-by-email";

type Operand = Column | SQL;
type Value = string | number | boolean;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const references = new Set(["record", "person", "queue", "stage"]);

/** A list's condition as SQL. Throws where field, operator and value do not fit together: a link written by hand, or an old view. */
export function conditionSql(listing: Listing, condition: ListCondition): SQL {
  const field = fieldNamed(listing, condition.field);
  const refuse = () => new FilterInvalid({ field: condition.field }, condition.field);
  if (!opsOf(field).includes(condition.op)) throw refuse();
  const values = checkedValues(listing, field, condition, refuse);
  if (condition.currency !== undefined && field.kind !== "money") throw refuse();
  const found = (op: ListOp) =>
    inCurrency(listing, field, condition, positive(listing, field, condition.field, op, values));
  // What is not so includes what is not known.
  if (condition.op === "isNot") return not(sql`coalesce(${found("is")}, false)`);
  return found(condition.op);
}

/** A number of one currency says nothing of another's: amounts are compared within one. Nothing is converted. */
function inCurrency(listing: Listing, field: Field, { op, currency }: ListCondition, compared: SQL): SQL {
  if (field.kind !== "money" || op === "isEmpty" || op === "isFilled") return compared;
  return sql`(${compared} and ${heldColumn(listing.type, "currency")} = ${currency ?? listing.currency})`;
}

function checkedValues(listing: Listing, field: Field, { op, value }: ListCondition, refuse: () => Error): Value[] {
  if (op === "isEmpty" || op === "isFilled") return [];
  const given = (Array.isArray(value) ? value : value === undefined ? [] : [value]) as Value[];
  const expected = op === "between" ? 2 : op === "anyOf" ? given.length : 1;
  if (given.length !== expected || (Array.isArray(value) && op !== "anyOf" && op !== "between")) throw refuse();
  if (op === "inLastDays" || op === "inNextDays") {
    const [days] = given;
    if (typeof days !== "number" || !Number.isInteger(days) || days < 0 || days > 36_500) throw refuse();
    return given;
  }
  return given.map((each) => {
    const one = each === "me" && field.kind === "person" ? (listing.me ?? each) : each;
    if (!fits(field, one)) throw refuse();
    return (field.kind === "record" && listing.survivors.get(String(one))) || one;
  });
}

function fits(field: Field, value: Value): boolean {
  if (field.kind === "yesNo") return typeof value === "boolean";
  if (isNumeric(field)) return typeof value === "number" && Number.isFinite(value) && Math.abs(value) < 1e18;
  if (typeof value !== "string") return false;
  if (references.has(field.kind)) return uuid.test(value);
  if (field.kind === "date") return localDate.safeParse(value).success;
  if (field.kind === "instant") return localDate.safeParse(value).success || isoInstant.safeParse(value).success;
  return value.length > 0;
}

function positive(listing: Listing, field: Field, key: string, op: ListOp, values: Value[]): SQL {
  if (key === "flag") return flagged(listing, op, values as string[]);
  if (key === "pipelineId") return inPipelines(listing, op, values as string[]);
  if (key === "closed") return closed(listing, op, values[0] === true);
  if (key === "run") return inRuns(listing, op, values as string[]);
  if (key === "reachable") return reachableByEmail(listing.type, op, values[0] === true);
  const own = isOwnField(key) ? listing.own.get(ownKey(key)) : undefined;
  if (own) {
    return compared(listing, field, customValue(listing.type, ownKey(key), field), op, values);
  }
  const calendar = key === "closedAt" ? { ...listing, timeZone: listing.closingTimeZone } : listing;
  return compared(calendar, field, heldColumn(listing.type, key), op, values);
}

function compared(listing: Listing, field: Field, operand: Operand, op: ListOp, values: Value[]): SQL {
  if (op === "isEmpty" || op === "isFilled") return presence(field, operand, op);
  if (field.kind === "date" || field.kind === "instant")
    return dayCondition(listing, field.kind, operand, op, values as (string | number)[]);
  if (field.kind === "tags") return tagged(operand, values as string[]);
  if (isNumeric(field)) return compareNumbers(operand, op, values as number[]);
  if (references.has(field.kind)) {
    const [only, ...others] = values as string[];
    return only !== undefined && others.length === 0
      ? sql`${operand} = ${only}::uuid`
      : sql`${operand} = any(${uuids(values as string[])})`;
  }
  if (field.kind === "yesNo") return sql`${operand} = ${values[0] === true}`;
  if (field.kind === "choice") return sql`${operand} = any(${textArray(values as string[])})`;
  // Codes are kept in capitals: compared as they are, the planner knows how many rows have one.
  if (field.kind === "currency" && op !== "contains")
    return or(...(values as string[]).map((value) => sql`${operand} = ${value.toUpperCase()}`)) ?? sql`false`;
  return compareWords(operand, op, values as string[]);
}

function presence(field: Field, operand: Operand, op: "isEmpty" | "isFilled"): SQL {
  const empty =
    field.kind === "tags"
      ? sql`cardinality(${operand}) = 0`
      : field.kind === "line" || field.kind === "paragraph"
        ? sql`coalesce(${operand}, '') = ''`
        : sql`${operand} is null`;
  return op === "isEmpty" ? empty : not(empty);
}

/** Whole numbers stay whole, so that an index on a column of them serves. */
const asNumber = (value: number) =>
  Number.isSafeInteger(value) ? sql`${String(value)}::bigint` : sql`${String(value)}::numeric`;

function compareNumbers(operand: Operand, op: ListOp, values: number[]): SQL {
  const [first = 0, second = 0] = values;
  if (op === "lessThan") return sql`${operand} < ${asNumber(first)}`;
  if (op === "moreThan") return sql`${operand} > ${asNumber(first)}`;
  if (op === "between") return sql`${operand} between ${asNumber(first)} and ${asNumber(second)}`;
  return values.length === 0 ? sql`false` : sql`${operand} in (${sql.join(values.map(asNumber), sql`, `)})`;
}

/** A list the planner can look into. */
const textArray = (values: readonly string[]): SQL =>
  sql`array[${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )}]::text[]`;

function tagged(operand: Operand, values: string[]): SQL {
  return sql`${operand} && ${textArray(values)}`;
}

function closed(listing: Listing, op: ListOp, wanted: boolean): SQL {
  const open = sql`${heldColumn(listing.type, "closedAt")} is null`;
  if (op === "isFilled") return sql`true`;
  if (op === "isEmpty") return sql`false`;
  return wanted ? not(open) : open;
}

function inPipelines(listing: Listing, op: ListOp, ids: string[]): SQL {
  if (op === "isFilled") return sql`true`;
  if (op === "isEmpty") return sql`false`;
  const stage = heldColumn(listing.type, "stageId");
  const { organisationId } = tableOf[listing.type];
  return sql`${stage} in (select s.id from ${stages} s where s.organisation_id = ${organisationId} and s.pipeline_id = any(${uuids(ids)}))`;
}

/** What a change of many, an import or a merge touched: read along the index by which it is taken back. */
function inRuns(listing: Listing, op: ListOp, ids: string[]): SQL {
  const { id, organisationId } = tableOf[listing.type];
  const those = op === "isEmpty" || op === "isFilled" ? sql`is not null` : sql`= any(${uuids(ids)})`;
  const touched = sql`${id} in (select e.subject_id from ${recordEvents} e where e.organisation_id = ${organisationId} and e.run_id ${those})`;
  return op === "isEmpty" ? not(touched) : touched;
}

function flagged(listing: Listing, op: ListOp, names: string[]): SQL {
  const all = [...(listing.fields.flag?.choices ?? [])];
  const wanted = op === "isEmpty" || op === "isFilled" ? all : names;
  const raised = or(...wanted.map((name) => flag(listing, name))) ?? sql`false`;
  if (op === "isEmpty") return not(sql`coalesce(${raised}, false)`);
  // Whether nobody owns it is always known; said plainly, it is served by the index of what nobody owns.
  return wanted.every((name) => name === unownedFlag) ? raised : sql`coalesce(${raised}, false)`;
}

function flag(listing: Listing, name: string): SQL {
  const { type } = listing;
  if (name === unownedFlag) return isNull(tableOf[type].ownerId);
  if (!columnOf(type, "stageId") || !(flagNames as readonly string[]).includes(name)) return sql`false`;
  const column = (key: string) => heldColumn(type, key);
  const closesOn = columnOf(type, "closesOn");
  const columns: FlaggedColumns = {
    stageId: column("stageId"),
    stageEnteredAt: column("stageEnteredAt"),
    closedAt: column("closedAt"),
    lastActivityAt: column("lastActivityAt"),
    createdAt: column("createdAt"),
    nextStep: column("nextStep"),
    nextStepOn: column("nextStepOn"),
    ...(closesOn ? { closesOn } : {}),
  };
  return flagCondition(name as FlagName, columns, listing.limits, listing.now, listing.today);
}

/** All conditions of a list together, with the records that an index has found for some of them. */
export const conditionsSql = (
  listing: Listing,
  conditions: readonly ListCondition[],
  found?: FoundByKey,
): SQL | undefined =>
  and(
    ...conditions.map((condition) => {
      const said = conditionSql(listing, condition);
      const ids = found?.get(condition);
      return ids ? sql`(${oneId(tableOf[listing.type].id, ids)} and ${said})` : said;
    }),
  );

/** Whether an index finds the few records a condition asks for: those that point at another record. */
export function isLookedUp(listing: Listing, { field, op }: ListCondition): boolean {
  const kind = listing.fields[field]?.kind;
  return (op === "is" || op === "anyOf") && (kind === "record" || kind === "person" || kind === "stage");
}

export const oneId = (column: Column, ids: readonly string[]): SQL =>
  ids.length === 1 ? eq(column, ids[0]) : sql`${column} = any(${uuids(ids)})`;
