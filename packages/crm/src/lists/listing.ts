import { type Ctx, localToday, type Tx } from "@arraigo/platform";
import { entityId } from "@arraigo/platform/contract";
import { FilterInvalid } from "../errors";
import { asField, customFieldsOf } from "../fields/check-custom-values";
import type { Field } from "../fields/field";
import type { ListCondition, ListSort } from "../lists-contract";
import type { StageLimits } from "../pipeline/flags";
import { stageLimits } from "../pipeline/stage-limits";
import { isStaged, type RecordType } from "../record-types";
import { survivorsOf } from "../records/survivors";
import { organisationTime } from "../settings/organisation-time";
import { usualCurrency } from "../settings/usual-currency";
import { filterableFields } from "./list-fields";

export interface OwnField {
  id: string;
  field: Field;
  /** Whether its keys are kept in order, so that lists can be sorted by it and find by it without reading every record. */
  indexed: boolean;
}

/** What answering a list of one type needs to know, read once a request. */
export interface Listing {
  type: RecordType;
  now: Date;
  today: string;
  timeZone: string;
  /** Where the day begins on which something closed: the organisation's, so that what was won in a month is the same for all. */
  closingTimeZone: string;
  me: string | null;
  fields: Readonly<Record<string, Field>>;
  own: ReadonlyMap<string, OwnField>;
  limits: readonly StageLimits[];
  /** Where records live on that conditions name and that were merged since: a link or a kept view finds them there. */
  survivors: ReadonlyMap<string, string>;
  /** What an amount is compared in where a condition says no currency. */
  currency: string;
}

const isOwn = (key: string) => key.startsWith("custom.");
export const ownKey = (key: string) => key.slice("custom.".length);

export async function openListing(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  asked: { conditions: readonly ListCondition[]; sort?: ListSort | undefined; flags?: boolean; own?: boolean },
): Promise<Listing> {
  const keys = [...asked.conditions.map((each) => each.field), ...(asked.sort ? [asked.sort.field] : [])];
  const own = asked.own || keys.some(isOwn) ? await customFieldsOf(ctx, tx, type) : [];
  const flagged = asked.flags || keys.includes("flag");
  const fields = filterableFields(type);
  const isUnsaid = asked.conditions.some((each) => fields[each.field]?.kind === "money" && !each.currency);
  return {
    type,
    now: ctx.clock.now(),
    today: localToday(ctx),
    timeZone: ctx.actor.timeZone,
    closingTimeZone: keys.includes("closedAt") ? (await organisationTime(ctx, tx)).timeZone : ctx.actor.timeZone,
    me: ctx.actor.personId,
    fields,
    own: new Map(
      own.map((each) => [each.key, { id: each.id, field: asField(each), indexed: each.indexedAt !== null }]),
    ),
    limits: flagged && isStaged(type) ? await stageLimits(ctx, tx, type) : [],
    survivors: await survivorsAmong(ctx, tx, type, asked.conditions),
    currency: isUnsaid ? await usualCurrency(ctx, tx) : "",
  };
}

/** One read a kind of record that conditions name; none where they name none. */
async function survivorsAmong(ctx: Ctx, tx: Tx, type: RecordType, conditions: readonly ListCondition[]) {
  const fields = filterableFields(type);
  const named = new Map<RecordType, string[]>();
  for (const { field, value } of conditions) {
    const { kind, to } = fields[field] ?? {};
    if (kind !== "record" || !to) continue;
    const ids = (Array.isArray(value) ? value : [value]).filter((id) => entityId.safeParse(id).success);
    named.set(to as RecordType, [...(named.get(to as RecordType) ?? []), ...(ids as string[])]);
  }
  const survivors = new Map<string, string>();
  for (const [to, ids] of named) for (const [id, at] of await survivorsOf(ctx, tx, to, ids)) survivors.set(id, at);
  return survivors;
}

/** The field a condition or an order names. Throws where there is none, such as one that was archived since a view was saved. */
export function fieldNamed(listing: Listing, key: string): Field {
  const field = isOwn(key) ? listing.own.get(ownKey(key))?.field : listing.fields[key];
  if (!field) throw new FilterInvalid({ field: key }, key);
  return field;
}

export const isOwnField = isOwn;
