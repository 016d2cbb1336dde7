import { addressFields, commonFields, defineFields, keptFields, stepFields, touchedFields } from "./field";

export const accountRelations = ["prospect", "customer", "former", "partner", "supplier"] as const;

export const accountFields = defineFields({
  name: { kind: "line", charactersMax: 200, required: true, sortable: true },
  parentId: { kind: "record", to: "account" },
  relation: { kind: "choice", choices: accountRelations },
  industry: { kind: "line", charactersMax: 120 },
  website: { kind: "url", charactersMax: 300 },
  email: { kind: "email" },
  phone: { kind: "phone", charactersMax: 60 },
  ...addressFields,
  employees: { kind: "integer", min: 0, max: 10_000_000 },
  ...commonFields,
  ...stepFields,
  ...touchedFields,
  ...keptFields,
});
