import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { inLanguage } from "@arraigo/platform/contract";
import { and, asc, eq, isNotNull, isNull } from "drizzle-orm";
import { CustomFieldUnknown, CustomValueInvalid } from "../errors";
import type { RecordType } from "../record-types";
import type { CustomValue } from "../records/record-columns";
import type { Field, FieldKind } from "./field";
import { customFields } from "./tables";
import { valueSchema } from "./values-schema";

/** The organisation's own fields of a type that are in use, in order. */
export async function customFieldsOf(ctx: Ctx, tx: Tx, type: RecordType) {
  return tx.planned
    .select()
    .from(customFields)
    .where(
      and(
        ofTenant(customFields.organisationId, ctx.organisationId),
        eq(customFields.recordType, type),
        isNull(customFields.archivedAt),
      ),
    )
    .orderBy(asc(customFields.position), asc(customFields.id));
}

/** Those that were given up, oldest first. What they held stays with the records. */
export async function formerFieldsOf(ctx: Ctx, tx: Tx, type: RecordType) {
  return tx.planned
    .select({ key: customFields.key, label: customFields.label })
    .from(customFields)
    .where(
      and(
        ofTenant(customFields.organisationId, ctx.organisationId),
        eq(customFields.recordType, type),
        isNotNull(customFields.archivedAt),
      ),
    )
    .orderBy(asc(customFields.position), asc(customFields.id));
}

/** An own field as the field it behaves like. */
export const asField = (own: Pick<typeof customFields.$inferSelect, "kind" | "choices">): Field => ({
  kind: own.kind as FieldKind,
  ...(own.kind === "choice" ? { choices: own.choices } : {}),
  ...(own.kind === "integer" ? { min: -1_000_000_000, max: 1_000_000_000_000 } : {}),
});

const isBlank = (value: unknown) => value == null || (typeof value === "string" && value.trim() === "");

/**
 * Values of own fields, checked like those of built-in ones, and named by the field's label where one does not fit. When a record
 * is made on a screen, what the organisation requires must be there.
 */
export async function checkCustomValues(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  values: readonly (Readonly<Record<string, CustomValue>> | undefined)[],
  creating = false,
): Promise<void> {
  const given = values.filter((each) => each && Object.keys(each).length > 0);
  if (given.length === 0 && !(creating && values.length === 1)) return;
  const own = new Map((await customFieldsOf(ctx, tx, type)).map((field) => [field.key, field]));
  const label = (key: string) => inLanguage(own.get(key)?.label ?? {}, ctx.actor.language);
  for (const each of given)
    for (const [key, value] of Object.entries(each ?? {})) {
      const field = own.get(key);
      if (!field) throw new CustomFieldUnknown({ field: key }, `custom.${key}`);
      const empty = value === null || value === "";
      if (isBlank(value) && field.requiredAt) throw new CustomValueInvalid({ field: label(key) }, `custom.${key}`);
      if (!empty && !valueSchema(asField(field)).safeParse(value).success)
        throw new CustomValueInvalid({ field: label(key) }, `custom.${key}`);
    }
  if (!creating || values.length !== 1) return;
  for (const field of own.values())
    if (field.requiredAt && isBlank(values[0]?.[field.key]))
      throw new CustomValueInvalid({ field: label(field.key) }, `custom.${field.key}`);
}
