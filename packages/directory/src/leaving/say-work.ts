import type { Ctx } from "@arraigo/platform";
import type { Language } from "@arraigo/platform/contract";

/** How much of each kind of work, by `<module>.<kind>`. */
export type WorkCounts = Readonly<Record<string, string | number>>;

/**
 * Each kind of work with its count, the most first, in the words of the module that keeps it: "3 accounts", "one open case". Other
 * facts stay unsaid.
 */
export function sayWork(ctx: Pick<Ctx, "translate">, language: Language, counts: WorkCounts): string[] {
  return Object.entries(counts)
    .flatMap(([key, count]) => (key.includes(".") && typeof count === "number" ? [{ key, count }] : []))
    .toSorted((a, b) => b.count - a.count || a.key.localeCompare(b.key))
    .map(({ key, count }) => ctx.translate(language, key.replace(".", ".handover."), { count }));
}
