import { useTranslations } from "use-intl";
import { useSearchState } from "../../../lib/search";
import { againstIn, type By } from "../usage-question";
import { usageSearch } from "../usage-search";
import type { UsageGroupsData } from "../usage-types";
import { GroupChoice } from "./usage-choices";

interface AgainstChoiceProps {
  groups: UsageGroupsData;
  /** Which times can stand beside it. */
  periods: readonly ("before" | "year")[];
  /** Whose groups can all stand beside each other. */
  every?: readonly By[];
  groupings?: readonly By[];
}

/** Beside what a figure stands: a time before, another group, or every group. One choice and one address for all usage pages. */
export function AgainstChoice({ groups, periods, every = [], groupings }: AgainstChoiceProps) {
  const t = useTranslations("telemetry.usage");
  const [search, setSearch] = useSearchState(usageSearch);
  const also = [
    ...periods.map((period) => ({ value: period as string, label: t(period === "year" ? "yearBefore" : "before") })),
    ...every.map((by) => ({ value: `every:${by}`, label: t(`every.${by}`) })),
  ];
  const chosen = againstIn(search.against);
  const isKnown = chosen?.to === "group" || also.some(({ value }) => value === search.against);
  return (
    <GroupChoice
      label={t("against")}
      groups={groups}
      value={isKnown ? search.against : undefined}
      all={t("nothingBeside")}
      also={also}
      {...(groupings && { groupings })}
      onChange={(value) => setSearch({ against: value, measure: undefined })}
    />
  );
}
