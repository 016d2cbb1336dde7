import { useMemo } from "react";
import { useLocale, useTranslations } from "use-intl";
import { useFormat } from "../../lib/format";
import { useWords, wordsAt } from "../../lib/messages";
import type { By, Step } from "./usage-question";
import type { UsageGroupsData } from "./usage-types";

type Counted = "period" | "window" | "active" | "day" | "began" | "did" | "first" | "followed";

/** The words the usage pages share: periods, events, groups, and why something is not shown. */
export function useUsageWords() {
  const t = useTranslations("telemetry.usage");
  const words = useWords();
  const locale = useLocale();
  const format = useFormat();
  return useMemo(() => {
    const month = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
    const shortMonth = new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" });
    // A day keeps its month on the same line.
    const day = (date: string) => format.shortDate(date).replaceAll(" ", "\u00A0");
    const at = (day: string) => new Date(`${day}T00:00:00Z`);
    return {
      /** "20 Nov", "16 Nov to 22 Nov", "November 2026". */
      period: ({ start, end }: { start: string; end: string }, step: Step) => {
        if (step === "day" || step === "workday") return day(start);
        if (step === "month") return month.format(at(start)).replaceAll(" ", "\u00A0");
        return t("range", { from: day(start), until: day(end) });
      },
      /** "20 Nov" or "Nov": where there is no room for a year, and an axis tells it. */
      tick: (start: string, step: Step) =>
        step === "month" ? shortMonth.format(at(start)) : format.shortDate(start, at(start)).replaceAll(" ", "\u00A0"),
      event: (event: string) => wordsAt(words, `change.events.${event}`) ?? event,
      group: (groups: UsageGroupsData, by: By, key: string) => {
        if (key === "none") return t(`none.${by}`);
        return groups.groups.find((group) => group.by === by && group.key === key)?.name ?? t("former");
      },
      /** Short, for a cell or an axis. */
      hidden: (suppressed: "small" | "complement", minimum: number) =>
        suppressed === "small" ? `< ${minimum}` : t("hidden"),
      why: (suppressed: "small" | "complement", minimum: number) =>
        suppressed === "small" ? t("whySmall", { minimum: String(minimum) }) : t("whyComplement"),
      /** In place of a split: what one state of it holds is too few to be told. */
      unsplit: t("unsplit"),
      splitRule: (minimum: number) => t("splitRule", { minimum: String(minimum) }),
      /** "n = 239 employed on a day of the 28": how many a figure is about, and whom that counts. */
      counted: (who: Counted, people: number | null | undefined, day = "") =>
        t("counted", { who, people: format.count(people), day: day && format.shortDate(day) }),
      asOf: (instant: string) =>
        t("asOf", {
          when: format.date(instant) === format.date(new Date()) ? format.time(instant) : format.dateTime(instant),
        }),
    };
  }, [t, words, locale, format]);
}
