import { CardSkeleton } from "@arraigo/ui/skeleton";
import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { QueryView } from "../../../lib/query-view";
import { useSearchState } from "../../../lib/search";
import { trpc } from "../../../lib/trpc";
import { againstIn } from "../usage-question";
import { usageSearch } from "../usage-search";
import { type CompareQuestion, isHidden, type UsageGroupsData } from "../usage-types";
import { CompareFigure } from "./compare-figure";
import type { UsageDefinitionKey } from "./usage-definition";
import { UsageHidden } from "./usage-hidden";

type Unchosen<Question> = Question extends unknown ? Omit<Question, "against"> : never;

interface CompareSectionProps {
  /** What the page asks; beside what stands in the address. Undefined while it asks nothing yet. */
  ask: Unchosen<CompareQuestion> | undefined;
  groups: UsageGroupsData;
  definition: UsageDefinitionKey;
  measureName?: ((key: string) => string) | undefined;
}

/** Under a page's figures: the same beside what the address says, or nothing. */
export function CompareSection({ ask, ...props }: CompareSectionProps) {
  const t = useTranslations("telemetry.usage");
  const [search] = useSearchState(usageSearch);
  const chosen = againstIn(search.against);
  // What is about today has no time before: an address may say one all the same.
  const isToday = ask?.figure === "time" || ask?.figure === "offer";
  const against = isToday && chosen?.to === "period" ? undefined : chosen;
  const query = useQuery({
    ...trpc.telemetry.analytics.compare.queryOptions(
      ask && against ? ({ ...ask, against } as CompareQuestion) : skipToken,
    ),
    placeholderData: keepPreviousData,
  });
  if (!ask || !against) return null;
  return (
    <QueryView query={query} failed={t("besideFailed")} loading={<CardSkeleton height={220} />}>
      {(answer) =>
        isHidden(answer) ? (
          <UsageHidden answer={answer} />
        ) : (
          <CompareFigure comparison={answer} against={against} {...props} />
        )
      }
    </QueryView>
  );
}
