import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useLocale } from "use-intl";
import { sessionQuery } from "./session";

const thin = "\u00A0";

/** Figures and dates in the person's language and time zone. Shares are 0 to 1. What is not known is "–", never zero. */
export function makeFormat(locale: string, timeZone: string | undefined) {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const tenth = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const exact = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const either = new Intl.ListFormat(locale, { type: "disjunction" });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  // What `Intl` says of no minutes at all is "this minute".
  const justNow = locale.startsWith("es") ? "hace un momento" : "a moment ago";
  // A plain date (`2026-11-21`) is a day and has no zone; an instant is read in the person's.
  const at = (value: Date | string, options: Intl.DateTimeFormatOptions) =>
    isDay(value)
      ? new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }).format(new Date(`${value}T00:00:00Z`))
      : new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(new Date(value));
  const dayOf = (value: Date | string) =>
    isDay(value) ? value : new Intl.DateTimeFormat("sv-SE", { timeZone }).format(new Date(value));
  const daysUntil = (value: Date | string, now: Date = new Date()) =>
    Math.round((Date.parse(dayOf(value)) - Date.parse(dayOf(now))) / 86_400_000);
  const shortDate = (value: Date | string, now: Date = new Date()) =>
    dayOf(value).slice(0, 4) === dayOf(now).slice(0, 4)
      ? at(value, { day: "numeric", month: "short" })
      : at(value, { dateStyle: "medium" });
  return {
    count: (value: number | null | undefined) => (value == null ? "–" : whole.format(value)),
    decimal: (value: number | null | undefined) => (value == null ? "–" : tenth.format(value)),
    /** A number somebody wrote, with all its decimals: quantities. */
    exact: (value: number) => exact.format(value),
    /** "61 %", with a space that does not break. */
    percent: (share: number | null | undefined) => (share == null ? "–" : `${whole.format(share * 100)}${thin}%`),
    /** "61": where a per cent sign stands once for many. */
    points: (share: number | null | undefined) => (share == null ? "–" : whole.format(share * 100)),
    /** "55–67": the interval beside a per cent. */
    interval: (low: number, high: number) => `${whole.format(low * 100)}–${whole.format(high * 100)}`,
    unit: (value: number, unit: string) => `${tenth.format(value)}${thin}${unit}`,
    /** Money to its last cent, where it has cents: a rounded amount is another amount. What is owed has a minus sign, no hyphen. */
    amount: (value: number | string, currency: string) =>
      new Intl.NumberFormat(locale, {
        style: "currency",
        currency,
        useGrouping: "always",
        ...(Number.isInteger(Number(value)) ? { maximumFractionDigits: 0 } : {}),
      })
        // Nothing is owed where nothing is: no minus before a zero.
        .format(Number(value) || 0)
        .replace("-", "\u2212"),
    /** "21 Nov 2026". */
    date: (value: Date | string) => at(value, { dateStyle: "medium" }),
    /** "21 Nov", and the year only where it is not this one: for sentences and narrow places. */
    shortDate,
    /** "yesterday", "today", "tomorrow", and the short date beyond: a day of the week alone could be the last or the next. */
    nearDate: (value: Date | string, now: Date = new Date()) => {
      const days = daysUntil(value, now);
      return Math.abs(days) <= 1 ? relative.format(days, "day") : shortDate(value, now);
    },
    /** Calendar days from the person's today: 0 is today, −1 yesterday. */
    daysUntil,
    time: (value: Date | string) => at(value, { hour: "2-digit", minute: "2-digit" }),
    dateTime: (value: Date | string) => at(value, { dateStyle: "medium", timeStyle: "short" }),
    longDate: (value: Date | string) => at(value, { weekday: "long", day: "numeric", month: "long" }),
    list: (items: readonly string[]) => list.format(items),
    /** "Quito, Lima or Cusco". */
    either: (items: readonly string[]) => either.format(items),
    /** "3 days ago", "in 2 hours", from the largest unit that fits. */
    ago: (value: Date | string, now: Date = new Date()) => {
      const minutes = (new Date(value).getTime() - now.getTime()) / 60_000;
      if (Math.abs(minutes) < 0.5) return justNow;
      if (Math.abs(minutes) < 60) return relative.format(Math.round(minutes), "minute");
      if (Math.abs(minutes) < 24 * 60) return relative.format(Math.round(minutes / 60), "hour");
      if (Math.abs(minutes) < 30 * 24 * 60) return relative.format(Math.round(minutes / 1_440), "day");
      if (Math.abs(minutes) < 365 * 24 * 60) return relative.format(Math.round(minutes / 43_830), "month");
      return relative.format(Math.trunc(minutes / 525_960), "year");
    },
  };
}

function isDay(value: Date | string): value is string {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/u.test(value);
}

export type Format = ReturnType<typeof makeFormat>;

export function useFormat(): Format {
  const locale = useLocale();
  const { data: session } = useQuery({ ...sessionQuery, enabled: false });
  const timeZone = session?.person.timeZone;
  return useMemo(() => makeFormat(withRegion(locale), timeZone), [locale, timeZone]);
}

/** The person's own region where the browser names one for this language: an American and a Briton write dates differently. */
function withRegion(locale: string): string {
  return navigator.languages.find((tag) => tag.startsWith(`${locale}-`)) ?? (locale === "en" ? "en-GB" : locale);
}
