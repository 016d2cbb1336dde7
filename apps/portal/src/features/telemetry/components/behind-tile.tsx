import { useTranslations } from "use-intl";
import { useSearchState } from "../../../lib/search";
import { usageSearch } from "../usage-search";

/** In a tile: opens who is behind its number, in the sheet of the figure on the page that has it among its own. */
export function BehindTile({ value, label }: { value: string; label: string }) {
  const t = useTranslations("telemetry.uptake.behind");
  const [, setSearch] = useSearchState(usageSearch);
  return (
    <button
      type="button"
      aria-label={t("tileOf", { label })}
      onClick={() => setSearch({ behind: value })}
      className="min-h-6 rounded-1 underline decoration-hairline-strong underline-offset-[3px] hover:decoration-ink"
    >
      {t("tile")}
    </button>
  );
}
