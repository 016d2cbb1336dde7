import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, sql } from "drizzle-orm";
import { CurrencyNeedsAmount, CurrencyOfLines } from "../errors";
import { fieldsOf } from "../fields/record-fields";
import { lineItems } from "../products/tables";
import type { RecordType } from "../record-types";
import type { Doing } from "./doing";
import type { RecordRow } from "./record-table";
import { uuids } from "./scope";

type Values = Readonly<Record<string, unknown>>;

/** Doors behind which nobody sits who could be asked: there the money stays as it was. Who puts one value back can be. */
const isUnasked = ({ source, as }: Doing) =>
  source === "import" || source === "merge" || (source === "undo" && as !== "value_restored");

/** The money fields of a type, which are all in the record's currency. */
export const moneyFields = (type: RecordType) =>
  Object.entries(fieldsOf(type)).flatMap(([key, field]) => (field.kind === "money" ? [key] : []));

/** The amounts a new currency would make something else of: those that stand there, and of which the change says nothing. */
export function unsaidMoney(type: RecordType, before: Values, given: Values): string[] {
  if (given.currency === undefined || given.currency === before.currency) return [];
  return moneyFields(type).filter((key) => before[key] != null && given[key] === undefined);
}

/**
 * What may be written of changes that say a currency. Nothing is converted, and no amount comes to mean other money silently: with
 * another currency the amount is said again, the same number or not, and a deal whose lines have prices keeps its currency. Throws
 * `crm.CurrencyNeedsAmount` or `crm.CurrencyOfLines`; behind a door where nobody can be asked, currency and money stay as they are.
 */
export async function withCurrencySaid<Change extends { id: string; values: Values }>(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  asked: readonly Change[],
  before: ReadonlyMap<string, RecordRow>,
  doing: Doing,
): Promise<Change[]> {
  const turning = asked.filter(({ id, values }) => {
    const record = before.get(id);
    return record && values.currency !== undefined && values.currency !== record.currency;
  });
  if (turning.length === 0) return [...asked];
  const lined = type === "opportunity" ? await withLines(ctx, tx, turning) : new Set<string>();
  const kept = new Set<string>();
  for (const { id, values } of turning) {
    const record = before.get(id) as RecordRow;
    const unsaid = unsaidMoney(type, record, values);
    if (unsaid.length === 0 && !lined.has(id)) continue;
    const [from, to] = [String(record.currency), String(values.currency)];
    if (isUnasked(doing)) kept.add(id);
    else if (lined.has(id)) throw new CurrencyOfLines({ from }, "currency");
    else throw new CurrencyNeedsAmount({ from, to, words: unsaid.map(word).join(", ") }, unsaid[0]);
  }
  const money = new Set(["currency", ...moneyFields(type)]);
  return asked.map((each) =>
    kept.has(each.id)
      ? { ...each, values: Object.fromEntries(Object.entries(each.values).filter(([key]) => !money.has(key))) }
      : each,
  );

  function word(field: string): string {
    return ctx.translate(ctx.actor.language, `crm.fields.${field}`).toLowerCase();
  }
}

/** The deals among these whose lines have prices. */
export async function withLines(ctx: Ctx, tx: Tx, deals: readonly { id: string }[]): Promise<Set<string>> {
  const rows = await tx
    .selectDistinct({ id: lineItems.opportunityId })
    .from(lineItems)
    .where(
      and(
        ofTenant(lineItems.organisationId, ctx.organisationId),
        sql`${lineItems.opportunityId} = any(${uuids(deals.map(({ id }) => id))})`,
      ),
    );
  return new Set(rows.map((row) => row.id));
}
