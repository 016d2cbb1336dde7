import { expect, it } from "vitest";
import { readConditions, writeConditions } from "./conditions";
import type { Condition } from "./list-procedures";

it("every filter comes back from the address as it was", () => {
  const conditions: Condition[] = [
    { field: "city", op: "is", value: "San José: 100% ~ norte" },
    { field: "custom.k3", op: "contains", value: "+34" },
    { field: "name", op: "is", value: "!yes" },
    { field: "amountMinor", op: "between", value: [0, 5_000_000] },
    { field: "amountMinor", op: "moreThan", value: 1_000, currency: "JPY" },
    { field: "relation", op: "anyOf", value: ["customer", "partner"] },
    { field: "closed", op: "is", value: false },
    { field: "lastActivityAt", op: "inLastDays", value: 30 },
    { field: "phone", op: "isEmpty" },
  ];
  expect(readConditions(writeConditions(conditions))).toEqual(conditions);
});

it("a mangled address keeps the filters that can be read", () => {
  expect(readConditions("city:is:Quito~nonsense~:is:1~phone:isMissing~email:is")).toEqual([
    { field: "city", op: "is", value: "Quito" },
  ]);
  expect(readConditions(undefined)).toEqual([]);
  expect(writeConditions([])).toBeUndefined();
});
