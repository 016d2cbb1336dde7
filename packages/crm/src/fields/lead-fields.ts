import { addressFields, commonFields, defineFields, keptFields, stepFields, touchedFields } from "./field";

export const sources = [
  "web",
  "referral",
  "event",
  "phone",
  "email",
  "campaign",
  "partner",
  "import",
  "other",
] as const;

export const leadFields = defineFields({
  givenName: { kind: "line", charactersMax: 120, neverNull: true },
  familyName: { kind: "line", charactersMax: 120, neverNull: true, sortable: true },
  company: { kind: "line", charactersMax: 200 },
  title: { kind: "line", charactersMax: 160 },
  email: { kind: "email" },
  phone: { kind: "phone", charactersMax: 60 },
  website: { kind: "url", charactersMax: 300 },
  source: { kind: "choice", choices: sources },
  interest: { kind: "line", charactersMax: 300 },
  ...addressFields,
  reason: { kind: "line", charactersMax: 500 },
  ...commonFields,
  ...stepFields,
  stageId: { kind: "stage", readOnly: true },
  stageEnteredAt: { kind: "instant", readOnly: true },
  closedAt: { kind: "instant", readOnly: true },
  ...touchedFields,
  ...keptFields,
});
