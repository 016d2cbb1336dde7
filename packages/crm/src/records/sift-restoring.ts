import type { Ctx, Tx } from "@arraigo/platform";
import { asField, customFieldsOf } from "../fields/check-custom-values";
import { fieldsOf } from "../fields/record-fields";
import { valueSchema } from "../fields/values-schema";
import { askedWhere } from "../pipeline/assert-stage-kept";
import { pipelinesOf } from "../pipeline/list-stages";
import { isStaged, type RecordType } from "../record-types";
import type { RecordChange } from "./change-records";
import { moneyFields, withLines } from "./currency-said";
import type { CustomValue } from "./record-columns";
import { recordName } from "./record-keys";
import type { RecordRow, StagedRow } from "./record-table";
import { isReference, missingReferences } from "./references";
import type { Stayed, StayReason } from "./stayed";

/** Old values of one record, and the record as it stands. */
interface Returning {
  change: RecordChange;
  row: RecordRow;
}

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

const ownPrefix = "custom.";
const ownKey = (field: string) => (field.startsWith(ownPrefix) ? field.slice(ownPrefix.length) : null);

/** A change field by field, own fields under their long names. */
const asFields = ({ values, custom }: RecordChange): [string, unknown][] => [
  ...Object.entries(values),
  ...Object.entries(custom ?? {}).map(([key, value]): [string, unknown] => [`${ownPrefix}${key}`, value]),
];

function asChange(id: string, fields: readonly [string, unknown][]): RecordChange {
  const built = fields.filter(([field]) => ownKey(field) === null);
  const own = fields.flatMap(([field, value]): [string, CustomValue][] => {
    const key = ownKey(field);
    return key === null ? [] : [[key, value as CustomValue]];
  });
  return { id, values: Object.fromEntries(built), custom: Object.fromEntries(own) };
}

/**
 * Of old values that are to stand again, those that still can: a value may point at what is gone, belong to a field nobody uses any
 * more, or be the emptiness that the record's stage does not allow. The rest stays, with why. A few reads however many records.
 */
export async function siftRestoring(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  returning: readonly Returning[],
): Promise<{ possible: RecordChange[]; stayed: Stayed[] }> {
  const refuses = await refusal(ctx, tx, type, returning);
  const stayed: Stayed[] = [];
  const possible: RecordChange[] = [];
  for (const { change, row } of returning) {
    const keep = (field: string, reason: StayReason) => stayed.push({ type, id: row.id, field, reason });
    const fields = asFields(change).filter(([field, value]) => {
      const reason = refuses(row, field, value);
      if (reason) keep(field, reason);
      return !reason;
    });
    const named = recordName(type, { ...row, ...asChange(row.id, fields).values }) !== "";
    const left = fields.filter(([field, value]) => {
      if (named || !isEmpty(value) || isEmpty(row[field])) return true;
      keep(field, "keptNameless");
      return false;
    });
    if (left.length > 0) possible.push(asChange(row.id, left));
  }
  return { possible, stayed };
}

const turns = ({ values }: RecordChange, row: RecordRow) =>
  values.currency !== undefined && values.currency !== row.currency;

/** Why a record cannot hold a value any more; nothing where it can. */
async function refusal(ctx: Ctx, tx: Tx, type: RecordType, returning: readonly Returning[]) {
  const fields = fieldsOf(type);
  const missing = await missingReferences(
    ctx,
    tx,
    fields,
    returning.map(({ change }) => change.values),
  );
  const anyOwn = returning.some(({ change }) => Object.keys(change.custom ?? {}).length > 0);
  const own = new Map((anyOwn ? await customFieldsOf(ctx, tx, type) : []).map((each) => [each.key, each]));
  const pipelines = isStaged(type) ? await pipelinesOf(ctx, tx, type) : [];
  const asked = new Map<string, ReadonlySet<string>>();
  const askedOf = (row: RecordRow): ReadonlySet<string> => {
    if (!isStaged(type)) return new Set();
    const { stageId } = row as unknown as StagedRow;
    const found = asked.get(stageId) ?? new Set(askedWhere(pipelines, stageId)?.fields);
    asked.set(stageId, found);
    return found;
  };
  const money = new Set(["currency", ...moneyFields(type)]);
  const turning = returning.filter(({ change, row }) => turns(change, row)).map(({ row }) => row);
  // Lines that came since have their prices in the currency of now.
  const lined = type === "opportunity" && turning.length > 0 ? await withLines(ctx, tx, turning) : new Set<string>();
  return (row: RecordRow, field: string, value: unknown): StayReason | undefined => {
    if (lined.has(row.id) && money.has(field)) return "keptField";
    const key = ownKey(field);
    if (key !== null) {
      const definition = own.get(key);
      if (!definition || (isEmpty(value) && definition.requiredAt)) return "keptField";
      if (!isEmpty(value) && !valueSchema(asField(definition)).safeParse(value).success) return "keptField";
    } else if (isReference(fields[field]) && typeof value === "string" && missing.has(value)) return "keptGone";
    const now = key === null ? row[field] : row.custom[key];
    return isEmpty(value) && !isEmpty(now) && askedOf(row).has(field) ? "keptForStage" : undefined;
  };
}
