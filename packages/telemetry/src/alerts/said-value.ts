import type { Language } from "@arraigo/platform/contract";
import type { FigureUnit } from "../insights/figure";

/** A value as a notice says it: shares in per cent, the rest with at most one decimal. */
export function saidValue(language: Language, value: number, unit: FigureUnit): string {
  return new Intl.NumberFormat(
    language,
    unit === "share" ? { style: "percent", maximumFractionDigits: 1 } : { maximumFractionDigits: 1 },
  ).format(value);
}
