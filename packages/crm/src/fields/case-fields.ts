import { commonFields, defineFields, keptFields, stepFields, touchedFields } from "./field";

export const casePriorities = ["critical", "high", "moderate", "low"] as const;
export const caseChannels = ["phone", "email", "chat", "web", "meeting", "other"] as const;

export const caseFields = defineFields({
  subject: { kind: "line", charactersMax: 200, required: true },
  number: { kind: "integer", readOnly: true, sortable: true },
  description: { kind: "paragraph", charactersMax: 8_000 },
  accountId: { kind: "record", to: "account" },
  contactId: { kind: "record", to: "contact" },
  productId: { kind: "record", to: "product" },
  queueId: { kind: "queue" },
  priority: { kind: "choice", choices: casePriorities },
  channel: { kind: "choice", choices: caseChannels },
  category: { kind: "line", charactersMax: 120 },
  /** Work on the case itself, beside the minutes of its activities. */
  minutes: { kind: "integer", min: 0, max: 1_000_000 },
  openedAt: { kind: "instant", neverNull: true, sortable: true },
  resolution: { kind: "paragraph", charactersMax: 4_000 },
  reason: { kind: "line", charactersMax: 500 },
  ...commonFields,
  ...stepFields,
  stageId: { kind: "stage", readOnly: true },
  stageEnteredAt: { kind: "instant", readOnly: true },
  closedAt: { kind: "instant", readOnly: true },
  ...touchedFields,
  ...keptFields,
});
