import { localDay } from "@arraigo/platform";
import type { ListCondition } from "../lists-contract";

export type Naive = Record<string, unknown>;

const instants = new Set(["createdAt"]);
const days = (day: string, more: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + more * 86_400_000).toISOString().slice(0, 10);

/** Without case and accents. */
const plain = (text: string) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

/** A condition looked at in the plainest way there is: what the database must agree with. */
export function naiveMatch(
  { field, op, value }: ListCondition,
  record: Naive,
  today: string,
  timeZone: string,
): boolean {
  const raw = record[field] ?? null;
  if (Array.isArray(raw)) return naiveTags(raw as string[], op, value);
  const held = typeof raw === "string" ? (instants.has(field) ? localDay(timeZone, new Date(raw)) : plain(raw)) : raw;
  const meant = (each: unknown) => (typeof each === "string" ? plain(each) : each);
  const [first, second] = Array.isArray(value) ? value.map(meant) : [meant(value)];
  if (op === "isEmpty") return held === null;
  if (op === "isFilled") return held !== null;
  if (op === "isNot") return held !== first;
  if (held === null) return false;
  const at = held as string | number;
  switch (op) {
    case "is":
      return at === first;
    case "anyOf":
      return at === first || at === second;
    case "contains":
      return String(at).includes(String(first));
    case "before":
    case "lessThan":
      return at < (first as string | number);
    case "after":
    case "moreThan":
      return at > (first as string | number);
    case "between":
      return at >= (first as string | number) && at <= (second as string | number);
    case "inLastDays":
      return at >= days(today, -Number(first)) && at <= today;
    case "inNextDays":
      return at >= today && at <= days(today, Number(first));
  }
}

function naiveTags(held: string[], op: ListCondition["op"], value: ListCondition["value"]): boolean {
  const wanted = (Array.isArray(value) ? value : [value]) as string[];
  if (op === "isEmpty") return held.length === 0;
  if (op === "isFilled") return held.length > 0;
  const some = wanted.some((tag) => held.includes(tag));
  return op === "isNot" ? !some : some;
}
