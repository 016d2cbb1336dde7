import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../lib/format";
import type { FigureData } from "./types";

/** A figure in words: its value, its interval, what it is made of, or why there is none. */
export function useFigureText() {
  const t = useTranslations("adoption.figure");
  const format = useFormat();
  const reason = (figure: object, minimum: number): string | undefined => {
    if ("suppressed" in figure) return figure.suppressed === "small" ? t("small", { minimum }) : t("complement");
    if ("missing" in figure)
      return t(figure.missing === "notComputed" || figure.missing === "noFullPeriod" ? figure.missing : "notLive");
    return undefined;
  };
  return {
    reason,
    value: (figure: FigureData) => ("share" in figure ? format.percent(figure.share) : undefined),
    beside: (figure: FigureData) =>
      "share" in figure && figure.lower !== null && figure.upper !== null
        ? format.interval(figure.lower, figure.upper)
        : undefined,
    madeOf: (figure: FigureData, of: "of" | "met" = "of"): ReactNode =>
      "share" in figure
        ? t.rich(of, {
            numerator: format.count(figure.numerator),
            denominator: format.count(figure.denominator),
            b: (chunks) => <b>{chunks}</b>,
          })
        : undefined,
    days: (days: number) => t("days", { days: format.count(days) }).replace(" ", "\u00A0"),
  };
}
