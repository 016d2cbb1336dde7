import { saveFile, toCsv } from "@arraigo/ui/plain/csv";
import { useTranslations } from "use-intl";
import type { BehindData } from "./usage-types";
import { useUsageWords } from "./use-usage-words";

/** Saves who is behind a number as it is shown: the groups, with their part or why it is not told. */
export function useExportBehind() {
  const t = useTranslations("telemetry.uptake.behind");
  const u = useTranslations("telemetry.usage");
  const words = useUsageWords();
  return ({ total, groups, minimum, computedAt }: BehindData, figure: string) => {
    const lineOf = ({ by, key, name, part }: BehindData["groups"][number]) => {
      const called = name ?? (key === "none" ? u(`none.${by}`) : u("former"));
      return "suppressed" in part
        ? [u(`by.${by}`), called, null, null, words.why(part.suppressed, minimum)]
        : [u(`by.${by}`), called, part.counted, part.people, null];
    };
    const whole = "suppressed" in total ? [] : [[null, u("everybody"), total.counted, total.people, null]];
    saveFile(
      "who-is-behind.csv",
      toCsv(
        [t("by"), t("group"), t("counted"), t("people"), t("note")],
        [...whole, ...groups.map(lineOf), [figure, words.asOf(computedAt)]],
      ),
    );
  };
}
