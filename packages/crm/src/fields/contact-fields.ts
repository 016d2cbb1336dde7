import { addressFields, commonFields, defineFields, keptFields, stepFields, touchedFields } from "./field";

export const contactFields = defineFields({
  givenName: { kind: "line", charactersMax: 120, neverNull: true },
  familyName: { kind: "line", charactersMax: 120, neverNull: true, sortable: true },
  title: { kind: "line", charactersMax: 160 },
  accountId: { kind: "record", to: "account" },
  email: { kind: "email" },
  phone: { kind: "phone", charactersMax: 60 },
  ...addressFields,
  bornOn: { kind: "date" },
  ...commonFields,
  ...stepFields,
  ...touchedFields,
  ...keptFields,
});
