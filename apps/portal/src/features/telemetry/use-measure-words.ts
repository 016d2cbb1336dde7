import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../lib/format";
import { useWords, wordsAt } from "../../lib/messages";
import type { MeasureData } from "./insight-types";

/** A question's number in words: what it is called, and how it is written. */
export function useMeasureWords() {
  const t = useTranslations("telemetry.insights");
  const words = useWords();
  const format = useFormat();
  return useMemo(
    () => ({
      /** What a number is called; one of a page of tomorrow by its own key. */
      name: (key: string) => wordsAt(words, `telemetry.insights.measure.${key}`) ?? key,
      value: (value: number | null, unit: MeasureData["unit"]) => {
        if (value === null) return t("unknown");
        if (unit === "share") return format.percent(value);
        return unit === "people" || unit === "uses" ? format.count(value) : format.decimal(value);
      },
    }),
    [t, words, format],
  );
}
