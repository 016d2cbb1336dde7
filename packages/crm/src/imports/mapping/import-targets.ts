import type { Ctx, Tx } from "@arraigo/platform";
import { inLanguage } from "@arraigo/platform/contract";
import { asField, customFieldsOf } from "../../fields/check-custom-values";
import type { Field } from "../../fields/field";
import { writableFields } from "../../fields/record-fields";
import type { MatchKey } from "../../imports-contract";
import { type ImportType, isStaged } from "../../record-types";
import { activityTargets } from "../activities/activity-targets";
import { markTargets } from "./mark-targets";

/** Something a column can become. */
export interface ImportTarget {
  key: string;
  label: string;
  /** A field's kind, or what reads it instead. */
  kind: Field["kind"] | "fullName" | "externalId" | "mark";
  field?: Field;
  /** Which keys of a choice there are. */
  choices?: readonly string[];
}

/** A row is recognised by these, the surest first. */
export const matchKeysOf: Readonly<Record<ImportType, readonly MatchKey[]>> = {
  account: ["externalId", "name", "none"],
  contact: ["email", "externalId", "name", "none"],
  lead: ["email", "externalId", "name", "none"],
  opportunity: ["externalId", "name", "none"],
  case: ["externalId", "number", "none"],
  product: ["code", "externalId", "name", "none"],
  activity: ["externalId", "none"],
};

/** Without one of these a row is nobody and nothing. */
export const namingOf: Readonly<Record<ImportType, readonly string[]>> = {
  account: ["name"],
  contact: ["givenName", "familyName", "fullName", "email"],
  lead: ["givenName", "familyName", "fullName", "email", "company"],
  opportunity: ["name", "externalId", "accountId", "contactId"],
  case: ["subject", "externalId", "number", "category", "description"],
  product: ["name"],
  activity: ["text", "kind", "startsAt", "dueAt", "doneOn", "createdOn"],
};

export const isPersonType = (type: ImportType): type is "contact" | "lead" => type === "contact" || type === "lead";

/** Everything a column of a file about this type can become, the organisation's own fields included. */
export async function importTargets(ctx: Ctx, tx: Tx, type: ImportType): Promise<ImportTarget[]> {
  if (type === "activity") return activityTargets(ctx);
  const say = (key: string) => ctx.translate(ctx.actor.language, `crm.fields.${key}`);
  const named: ImportTarget[] = isPersonType(type)
    ? [{ key: "fullName", label: say("fullName"), kind: "fullName" }]
    : [];
  const fields = writableFields(type).map(
    ([key, field]): ImportTarget => ({
      key,
      label: say(key),
      kind: field.kind,
      field,
      ...(field.choices ? { choices: field.choices } : {}),
    }),
  );
  const own = (await customFieldsOf(ctx, tx, type)).map((custom): ImportTarget => {
    const field = asField(custom);
    return {
      key: `custom.${custom.key}`,
      label: inLanguage(custom.label, ctx.actor.language),
      kind: field.kind,
      field,
      ...(field.choices ? { choices: field.choices } : {}),
    };
  });
  const kept: ImportTarget[] = [
    ...(type === "case" ? [{ key: "number", label: say("number"), kind: "integer" } as const] : []),
    ...(isStaged(type)
      ? ([
          { key: "stageId", label: say("stageId"), kind: "stage" },
          { key: "closedAt", label: say("closedAt"), kind: "instant" },
        ] as const)
      : []),
    { key: "ownerId", label: say("ownerId"), kind: "person" },
    { key: "externalId", label: say("externalId"), kind: "externalId" },
  ];
  const marks = isPersonType(type)
    ? markTargets.map(({ key }): ImportTarget => ({ key, label: say(key), kind: "mark" }))
    : [];
  return [...named, ...fields, ...marks, ...own, ...kept];
}
