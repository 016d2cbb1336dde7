import { nameFieldOf, type RecordType } from "../record-form/record-fields";

/** What a list shows of a type before anybody chose, besides the name. */
export const defaultColumns: Record<RecordType, readonly string[]> = {
  account: ["relation", "city", "phone", "ownerId", "nextStepOn", "lastActivityAt"],
  contact: ["accountId", "title", "email", "phone", "ownerId", "lastActivityAt"],
  lead: ["company", "stageId", "source", "email", "phone", "ownerId", "createdAt"],
  opportunity: ["accountId", "stageId", "amountMinor", "closesOn", "nextStep", "nextStepOn", "ownerId"],
  case: ["accountId", "stageId", "priority", "queueId", "ownerId", "openedAt"],
  product: ["code", "unit", "priceMinor", "costMinor", "retiredOn"],
};

/** Never columns of their own: they are in the name. */
export function nameKeysOf(type: RecordType): readonly string[] {
  return type === "case" ? ["subject", "number"] : [nameFieldOf[type]];
}

/** Pixels a kind of value wants. */
export const widthOf: Partial<Record<string, number>> = {
  integer: 90,
  decimal: 100,
  money: 110,
  currency: 80,
  date: 100,
  instant: 110,
  yesNo: 80,
  choice: 100,
  phone: 130,
  email: 180,
  url: 170,
  person: 130,
  stage: 110,
  queue: 120,
  record: 160,
  tags: 150,
  line: 130,
  paragraph: 220,
};
