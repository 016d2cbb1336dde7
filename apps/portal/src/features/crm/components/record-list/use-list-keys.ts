import { useMemo } from "react";
import { useTranslations } from "use-intl";
import type { ScreenKey } from "../../../../lib/screen-keys";

/** The keys of a list, for the sheet that "?" opens. */
export function useListKeys(): readonly ScreenKey[] {
  const t = useTranslations("crm.list.keys");
  const first = t("move");
  return useMemo(
    () => [
      { keys: ["J", "K"], what: first },
      { keys: ["↵"], what: t("open") },
      { keys: ["X"], what: t("choose") },
      { keys: ["E"], what: t("edit") },
      { keys: ["/"], what: t("filter") },
      { keys: ["⇧ F"], what: t("addFilter") },
      { keys: ["Ctrl A"], what: t("all") },
      { keys: ["Esc"], what: t("clear") },
    ],
    // The translator is a new one on each render; its language is not.
    [first],
  );
}
