import { Button } from "@arraigo/ui/button";
import { lazy } from "react";
import { useTranslations } from "use-intl";
import { Fetched } from "../../../lib/fetched";
import { useSearchState } from "../../../lib/search";
import { usageSearch } from "../usage-search";
import type { BehindQuestion } from "../usage-types";

const BehindSheet = lazy(() => import("./behind-sheet").then((file) => ({ default: file.BehindSheet })));

/** One number of a figure that can be opened. `value` stands in the address. */
export interface BehindChoice {
  value: string;
  label: string;
  ask: BehindQuestion;
}

/** Opens who is behind a figure: which of its numbers stands in the address, so that it can be sent to somebody. */
export function BehindButton({ choices }: { choices: readonly BehindChoice[] }) {
  const t = useTranslations("telemetry.uptake.behind");
  const [search, setSearch] = useSearchState(usageSearch);
  const first = choices.at(-1);
  const chosen = choices.find(({ value }) => value === search.behind);
  if (!first) return null;
  return (
    <>
      <Button size="small" onClick={() => setSearch({ behind: first.value })}>
        {t("open")}
      </Button>
      {chosen ? (
        <Fetched>
          <BehindSheet
            choices={choices}
            chosen={chosen}
            onChoose={(value) => setSearch({ behind: value })}
            onClose={() => setSearch({ behind: undefined })}
          />
        </Fetched>
      ) : null}
    </>
  );
}
