import { entityId, isoInstant, line, localDate, paragraph } from "@arraigo/platform/contract";
import { z } from "zod";
import { isStaged, type RecordType, type StagedType } from "../record-types";
import type { Field } from "./field";
import { type RecordValues, writableFields } from "./record-fields";

const lineMax = 300;

/** A web address or what stands for one, with a port if any and no blank within; never a word before a colon that makes a browser run or open something. */
function isWebAddress(text: string): boolean {
  if (/\p{Cc}|\S\s+\S/u.test(text)) return false;
  const [, scheme, rest = ""] = /^\s*([a-z][a-z0-9+.-]*):(.*)$/i.exec(text) ?? [];
  return (
    scheme === undefined || (/^https?$/i.test(scheme) && rest.startsWith("//")) || /^\d{1,5}(?:[/?#]|$)/.test(rest)
  );
}

/** What a value of this field may be. Null empties it, unless it is required. */
export function valueSchema(field: Field): z.ZodType {
  switch (field.kind) {
    case "line":
    case "phone":
      return field.required
        ? line(field.charactersMax ?? lineMax)
        : z
            .string()
            .trim()
            .max(field.charactersMax ?? lineMax);
    case "url":
      return z
        .string()
        .trim()
        .max(field.charactersMax ?? lineMax)
        .refine(isWebAddress);
    case "paragraph":
      return paragraph(field.charactersMax ?? 4_000);
    case "email":
      return z.email().max(254);
    case "currency":
      return z.string().regex(/^[A-Z]{3}$/);
    case "integer":
    case "money":
      return z
        .int()
        .min(field.min ?? 0)
        .max(field.max ?? Number.MAX_SAFE_INTEGER);
    case "decimal":
      return z
        .number()
        .min(field.min ?? -1e12)
        .max(field.max ?? 1e12);
    case "date":
      return localDate;
    case "instant":
      return isoInstant;
    case "choice":
      return z.enum((field.choices ?? []) as [string, ...string[]]);
    case "yesNo":
      return z.boolean();
    case "tags":
      return z.array(line(60)).max(field.max ?? 30);
    case "record":
    case "person":
    case "queue":
    case "stage":
      return entityId;
  }
}

/**
 * Values of custom fields travel below their own key; what each may be, the organisation decides (`check-custom-values.ts`). Blanks around a
 * text are nobody's intention, as in built-in fields.
 */
export const customValues = z
  .record(
    z.string().max(60),
    z.union([
      z.string().trim().max(4_000),
      z.number(),
      z.boolean(),
      z.array(z.string().trim().max(200)).max(30),
      z.null(),
    ]),
  )
  .refine((values) => Object.keys(values).length <= 200);

function shapeOf(type: RecordType) {
  return Object.fromEntries(
    writableFields(type).map(([key, field]) => {
      const schema = valueSchema(field);
      if (field.required) return [key, schema];
      return [key, field.kind === "tags" || field.neverNull ? schema.optional() : schema.nullable().optional()];
    }),
  );
}

export type CustomValues = z.infer<typeof customValues>;
/** A record on its way can start in any stage whose gate it meets; left out, in the first. */
export type CreateValues<T extends RecordType> = RecordValues<T> & { custom?: CustomValues } & (T extends StagedType
    ? { stageId?: string | undefined }
    : unknown);
export type ChangeValues<T extends RecordType> = Partial<RecordValues<T>> & { custom?: CustomValues };

/** What making a record of this type takes. */
export function createSchema<T extends RecordType>(type: T): z.ZodType<CreateValues<T>, CreateValues<T>> {
  const start = isStaged(type) ? { stageId: entityId.optional() } : {};
  return z.object({ ...shapeOf(type), ...start, custom: customValues.optional() }).strict() as unknown as z.ZodType<
    CreateValues<T>,
    CreateValues<T>
  >;
}

/** What changing one takes: the fields that change, and nothing else. */
export function changeSchema<T extends RecordType>(type: T): z.ZodType<ChangeValues<T>, ChangeValues<T>> {
  return z
    .object({ ...shapeOf(type), custom: customValues.optional() })
    .partial()
    .strict() as unknown as z.ZodType<ChangeValues<T>, ChangeValues<T>>;
}
