import { commonFields, defineFields, keptFields, stepFields, touchedFields } from "./field";
import { sources } from "./lead-fields";

/** Above a million million in the smallest unit a number stops being a sale. */
export const amountMinorMax = 1_000_000_000_000_000;

export const opportunityFields = defineFields({
  name: { kind: "line", charactersMax: 200, required: true, sortable: true },
  accountId: { kind: "record", to: "account" },
  contactId: { kind: "record", to: "contact" },
  amountMinor: { kind: "money", min: 0, max: amountMinorMax, sortable: true },
  currency: { kind: "currency", required: true },
  closesOn: { kind: "date", sortable: true },
  source: { kind: "choice", choices: sources },
  reason: { kind: "line", charactersMax: 500 },
  ...commonFields,
  ...stepFields,
  stageId: { kind: "stage", readOnly: true },
  stageEnteredAt: { kind: "instant", readOnly: true },
  closedAt: { kind: "instant", readOnly: true },
  ...touchedFields,
  ...keptFields,
});
