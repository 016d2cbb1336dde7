import { type Bar, Bars } from "@arraigo/ui/bars";
import { DataFigure } from "@arraigo/ui/data-figure";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { useSearchState } from "../../../lib/search";
import { barShares, type ComparedRow, comparedRows } from "../compared-rows";
import type { Against } from "../usage-question";
import { usageSearch } from "../usage-search";
import type { ComparedSetData, ComparisonData, UsageGroupsData } from "../usage-types";
import { useUsageWords } from "../use-usage-words";
import { PlainChoice } from "./usage-choices";
import { UsageDefinition, type UsageDefinitionKey } from "./usage-definition";

interface CompareFigureProps {
  comparison: ComparisonData;
  against: Against;
  groups: UsageGroupsData;
  definition: UsageDefinitionKey;
  /** What the page calls a measure of its own: a funnel's step. */
  measureName?: ((key: string) => string) | undefined;
}

/** Groups or times side by side: one number drawn, all of them in the table and in the file. */
export function CompareFigure({ comparison, against, groups, definition, measureName }: CompareFigureProps) {
  const t = useTranslations("telemetry.usage.compare");
  const usage = useTranslations("telemetry.usage");
  const format = useFormat();
  const words = useUsageWords();
  const [search, setSearch] = useSearchState(usageSearch);
  const { measures, minimum } = comparison;
  const at = Math.max(
    0,
    measures.findIndex(({ key }) => key === search.measure),
  );
  const measure = measures[at];
  if (!measure) return null;
  const whoIn = ({ group }: ComparedSetData) => (group ? words.group(groups, group.by, group.key) : usage("everybody"));
  const rows = comparedRows(comparison, (set) =>
    against.to === "period" && set.from
      ? t("inTime", { who: whoIn(set), from: format.shortDate(set.from), until: format.shortDate(set.until) })
      : whoIn(set),
  );
  const nameOf = (key: string) => measureName?.(key) ?? t(`measures.${key as "frequency"}`);
  // Of access everything is known; what is missing is left out of an earlier day.
  const isAccess = definition === "licences";
  // Somebody is never nobody.
  const someShare = (value: number) =>
    value > 0 && value < 0.005 ? `< ${format.percent(0.01)}` : format.percent(value);
  const shown = (value: number | null | undefined, unit: string) =>
    value === null || value === undefined
      ? t(isAccess ? "fewMoved" : definition === "offers" ? "untold" : "unknown")
      : unit === "share"
        ? someShare(value)
        : unit === "daysUntil"
          ? t("days", { days: value })
          : format.decimal(value);
  const why = ({ hidden }: ComparedSetData) => {
    if (hidden === null) return null;
    return hidden === "gone" ? t("gone") : words.hidden(hidden.suppressed, minimum);
  };
  const shares = barShares(
    rows.map(({ values }) => values[at] ?? null),
    measure.unit,
  );
  const barOf = (row: ComparedRow, index: number): Bar => {
    const share = shares[index] ?? null;
    return {
      key: row.key,
      name: row.name,
      shown: why(row) ?? shown(row.values[at], measure.unit),
      ...(row.people === null ? {} : { beside: `n = ${format.count(row.people)}` }),
      ...(share === null ? {} : { share }),
      tone: index === 0 ? "brand" : "neutral",
    };
  };
  const [first, second] = rows;
  const [one, other] = [first?.values[at] ?? null, second?.values[at] ?? null];
  return (
    <DataFigure
      title={t("title", { measure: nameOf(measure.key) })}
      rows={rows}
      takeaway={() =>
        rows.length === 2 && first && second && one !== null && other !== null
          ? t("take", {
              first: first.name,
              one: shown(one, measure.unit),
              second: second.name,
              other: shown(other, measure.unit),
            })
          : undefined
      }
      fileName={`compared-${search.tab ?? "active"}`}
      csvNotes={[t("csv", { minimum, at: comparison.computedAt })]}
      columns={[
        { header: t("who"), value: whoIn },
        {
          header: usage("active.from"),
          value: (row) => row.from,
          shown: (row) => (row.from ? format.date(row.from) : ""),
        },
        {
          header: usage("active.until"),
          value: (row) => row.until,
          shown: (row) => (row.until ? format.date(row.until) : ""),
        },
        {
          header: t("people"),
          value: (row) => row.people,
          shown: (row) => format.count(row.people),
          align: "end" as const,
        },
        ...measures.map(({ key, unit }, index) => ({
          header: nameOf(key),
          value: (row: ComparedRow) => row.values[index] ?? null,
          shown: (row: ComparedRow) => (row.hidden ? "–" : shown(row.values[index], unit)),
          align: "end" as const,
        })),
        { header: usage("active.note"), value: why, shown: (row) => why(row) ?? "" },
      ]}
      actions={
        measures.length > 1 ? (
          <PlainChoice
            label={t("measure")}
            value={measure.key}
            options={measures.map(({ key }) => ({ value: key, name: nameOf(key) }))}
            onChange={(value) => setSearch({ measure: value })}
          />
        ) : undefined
      }
      definition={<UsageDefinition of={definition} />}
      footnote={
        <span className="figures">
          {words.asOf(comparison.computedAt)}
          {isAccess && rows.some(({ hidden, values }) => hidden === null && values[at] === null)
            ? ` · ${t("fewMovedWhy", { minimum })}`
            : null}
        </span>
      }
    >
      {(all) => <Bars label={t("title", { measure: nameOf(measure.key) })} bars={all.map(barOf)} />}
    </DataFigure>
  );
}
