import { HiddenToProtect } from "@arraigo/ui/empty-state";
import { useTranslations } from "use-intl";
import type { HiddenData } from "../usage-types";
import { useUsageWords } from "../use-usage-words";

/** In place of a group's figures where they could unmask somebody. */
export function UsageHidden({ answer }: { answer: HiddenData }) {
  const t = useTranslations("telemetry.usage");
  const words = useUsageWords();
  const { hidden, minimum } = answer;
  return (
    <HiddenToProtect title={t("hiddenTitle")}>
      {words.why(hidden.suppressed, minimum)} {t("hiddenOther")}
    </HiddenToProtect>
  );
}
