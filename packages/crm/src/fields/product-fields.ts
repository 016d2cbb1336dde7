import { commonFields, defineFields, keptFields } from "./field";
import { amountMinorMax } from "./opportunity-fields";

export const productFields = defineFields({
  name: { kind: "line", charactersMax: 200, required: true, sortable: true },
  code: { kind: "line", charactersMax: 60 },
  description: { kind: "paragraph", charactersMax: 4_000 },
  unit: { kind: "line", charactersMax: 30 },
  priceMinor: { kind: "money", min: 0, max: amountMinorMax },
  /** What one unit costs the organisation: the cost of goods of whoever buys it. */
  costMinor: { kind: "money", min: 0, max: amountMinorMax },
  currency: { kind: "currency", required: true },
  retiredOn: { kind: "date" },
  ...commonFields,
  ...keptFields,
});
