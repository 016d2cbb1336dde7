import { useMemo } from "react";
import { useLocale } from "use-intl";

/** Numbers and months where there is little room: "1.2M", "Nov". */
export function useShortFormat() {
  const locale = useLocale();
  return useMemo(() => {
    const compact = new Intl.NumberFormat(locale, { notation: "compact", maximumSignificantDigits: 3 });
    const month = new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" });
    const monthYear = new Intl.DateTimeFormat(locale, { month: "short", year: "numeric", timeZone: "UTC" });
    return {
      compact: (value: number) => compact.format(value),
      /** "Nov 2026", of `2026-11`. */
      monthYear: (key: string) => monthYear.format(new Date(`${key}-01T00:00:00Z`)),
      /** Of `2026-11`. */
      month: (key: string) => month.format(new Date(`${key}-01T00:00:00Z`)),
    };
  }, [locale]);
}
