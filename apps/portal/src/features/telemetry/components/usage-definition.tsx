import { Popover } from "@arraigo/ui/popover";
import { useTranslations } from "use-intl";

export type UsageDefinitionKey =
  | "active"
  | "stickiness"
  | "l28"
  | "features"
  | "retention"
  | "licences"
  | "offers"
  | "timeTo"
  | "funnel"
  | "paths";

/** The word under each figure that says how it is counted, where one stands. */
export function UsageDefinition(props: { of: UsageDefinitionKey }) {
  const t = useTranslations("telemetry.usage.how");
  return (
    <Popover
      align="end"
      title={t(`${props.of}.title`)}
      trigger={
        <button type="button" className="min-h-6 rounded-1 underline-offset-2 hover:text-ink hover:underline">
          {t("open")}
        </button>
      }
    >
      <div className="grid gap-1.5 text-ink-2">
        <p>{t(`${props.of}.text`)}</p>
        <p className="text-12 text-ink-3">{t("people")}</p>
      </div>
    </Popover>
  );
}
