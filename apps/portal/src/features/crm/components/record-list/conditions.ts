import { type ListOp, listOps } from "@arraigo/crm/list-fields";
import type { Condition } from "./list-procedures";

/**
 * Filters as the address carries them: `city:is:Quito~closesOn:between:2026-11-01:2026-11-30~amountMinor:moreThan:+5000`. What
 * separates is escaped inside values; numbers begin with "+", yes and no are "!yes" and "!no", so that each comes back as it was. An
 * amount's currency stands with its field: `amountMinor@JPY`.
 */
export function writeConditions(conditions: readonly Condition[]): string | undefined {
  if (conditions.length === 0) return undefined;
  return conditions
    .map(({ field, op, value, currency }) => {
      const values = value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
      return [currency ? `${field}@${currency}` : field, op, ...values.map(writeValue)].join(":");
    })
    .join("~");
}

/** Reads them back; what is mangled or of no known kind is left out. */
export function readConditions(written: string | undefined): Condition[] {
  return (written ?? "").split("~").flatMap((part): Condition[] => {
    const [about = "", op = "", ...values] = part.split(":");
    const [field = "", code = ""] = about.split("@");
    const said = /^[A-Z]{3}$/u.test(code) ? { currency: code } : {};
    if (!field || !isOp(op)) return [];
    const read = values.map(readValue);
    if (op === "isEmpty" || op === "isFilled") return [{ field, op }];
    if (read.length === 0) return [];
    const several = op === "anyOf" || op === "between";
    return [{ field, op, value: several ? (read as string[]) : (read[0] ?? null), ...said }];
  });
}

const isOp = (op: string): op is ListOp => (listOps as readonly string[]).includes(op);

function writeValue(value: unknown): string {
  if (typeof value === "number") return `+${value}`;
  if (typeof value === "boolean") return value ? "!yes" : "!no";
  // A text that looks like one of the marks keeps its meaning by an empty escape before it.
  return String(value).replace(/[%~:]|^[+!]/gu, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
}

function readValue(written: string): string | number | boolean {
  if (written.startsWith("+") && Number.isFinite(Number(written.slice(1)))) return Number(written.slice(1));
  if (written === "!yes" || written === "!no") return written === "!yes";
  return written.replace(/%([0-9a-f]{2})/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
