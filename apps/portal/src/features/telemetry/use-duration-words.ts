import { useMemo } from "react";
import { useLocale } from "use-intl";

const minute = 60;
const day = 86_400;

/** A length of time in the two units that matter: "42 sec", "12 min", "2 hr 10 min", "3.4 days". */
export function makeDuration(locale: string): (seconds: number) => string {
  const unit = (value: number, name: string, digits = 0) =>
    new Intl.NumberFormat(locale, { style: "unit", unit: name, unitDisplay: "short", maximumFractionDigits: digits })
      .format(value)
      .replaceAll(" ", "\u00A0");
  const whole = (seconds: number) => Math.round(seconds / minute);
  return (seconds) => {
    if (seconds < minute) return unit(seconds, "second");
    if (whole(seconds) < 60) return unit(whole(seconds), "minute");
    if (seconds >= day) return unit(seconds / day, "day", 1);
    const [hours, minutes] = [Math.floor(whole(seconds) / 60), whole(seconds) % 60];
    return minutes === 0 ? unit(hours, "hour") : `${unit(hours, "hour")}\u00A0${unit(minutes, "minute")}`;
  };
}

export function useDuration(): (seconds: number) => string {
  const locale = useLocale();
  return useMemo(() => makeDuration(locale), [locale]);
}
