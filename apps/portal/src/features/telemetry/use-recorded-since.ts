import { useTranslations } from "use-intl";
import { useFormat } from "../../lib/format";

/** A sentence about figures, followed by the day since which what they are made of is recorded; alone where nothing ever was. */
export function useRecordedSince(): (text: string, since: string | null) => string {
  const t = useTranslations("telemetry.usage");
  const format = useFormat();
  return (text, since) => (since === null ? text : t("recorded", { text, day: format.date(since) }));
}
