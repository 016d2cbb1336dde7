import { useTranslations } from "use-intl";
import { useChangeText, useFieldWord } from "../timeline/use-change-text";
import type { PastRow } from "./past-types";

/** What it wrote into each of its records, and which they are: "Industry → Retail · Aceros del Norte and 11 more". */
export function PastWritten({ row }: { row: PastRow }) {
  const t = useTranslations("crm.runs");
  const textOf = useChangeText();
  const wordOf = useFieldWord();
  const wrote = row.written.map(({ field, from, to }) =>
    row.kind === "handover"
      ? t("handed", { from: textOf(field, from), to: textOf(field, to) })
      : t("wrote", { field: wordOf(field), to: textOf(field, to) }),
  );
  const which =
    row.first && row.kind !== "handover"
      ? [t("first", { name: row.first.name, more: Math.max(0, row.records - 1) })]
      : [];
  if (wrote.length + which.length === 0) return null;
  return <p className="min-w-0 wrap-anywhere text-ink-2">{[...wrote, ...which].join(" · ")}</p>;
}
