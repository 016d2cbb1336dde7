import { useTranslations } from "use-intl";

/** "3 times a week": how often something is asked, in words. */
export function useTarget(): (asked: { targetCount: number; cadence: string }) => string {
  const t = useTranslations("change.target");
  return ({ targetCount, cadence }) =>
    t(cadence === "day" || cadence === "month" ? cadence : "week", { count: targetCount });
}
