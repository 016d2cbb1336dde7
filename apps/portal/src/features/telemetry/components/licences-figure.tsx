import { DataFigure } from "@arraigo/ui/data-figure";
import { Kpi } from "@arraigo/ui/kpi";
import { KpiStrip } from "@arraigo/ui/kpi-strip";
import { SplitBars, SplitKey } from "@arraigo/ui/split-bars";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import type { By } from "../usage-question";
import type { LicencesData, UsageGroupsData } from "../usage-types";
import { useUsageWords } from "../use-usage-words";
import { BehindButton } from "./behind-button";
import { BehindTile } from "./behind-tile";
import { UsageDefinition } from "./usage-definition";

const apart = ["active", "dormant", "never"] as const;
const together = ["active", "inactive"] as const;

/** Active, dormant and never: the whole in three figures, then group by group. */
export function LicencesFigure(props: { figures: LicencesData; by: By; groups: UsageGroupsData }) {
  const { figures, by } = props;
  const t = useTranslations("telemetry.usage.access");
  const format = useFormat();
  const words = useUsageWords();
  const { total, minimum } = figures;
  const share = (count: number | null) => {
    const part = count === null || total.people === 0 ? null : count / total.people;
    // Somebody is never nobody.
    return part !== null && part > 0 && part < 0.005 ? `< ${format.percent(0.01)}` : format.percent(part);
  };
  // Too few dormant, or too few who never did anything: both are told as one.
  const states = total.never === null ? together : apart;
  const shownOf = ({ active, inactive, dormant, never }: typeof total) => {
    if (active === null || inactive === null) return words.unsplit;
    return dormant === null || never === null
      ? t("shownTogether", { active, inactive })
      : t("shown", { active, dormant, never });
  };
  const rows = figures.groups
    .map((group) => ({
      ...group,
      name: words.group(props.groups, by, group.key),
      counts: "suppressed" in group.use ? null : group.use,
      why: "suppressed" in group.use ? group.use.suppressed : null,
    }))
    .sort(
      (one, other) => Number(one.key === "none") - Number(other.key === "none") || one.name.localeCompare(other.name),
    );
  return (
    <>
      <KpiStrip label={t("figures")} columns={states.length as 2 | 3}>
        {states.map((state) => (
          <Kpi
            key={state}
            label={t(state)}
            {...(total[state] === null
              ? { missing: words.unsplit }
              : {
                  value: format.count(total[state]),
                  beside: share(total[state]),
                  note: (
                    <>
                      {t(`${state}Note`)} · <BehindTile value={`access:${state}`} label={t(state)} />
                    </>
                  ),
                })}
          />
        ))}
      </KpiStrip>
      <DataFigure
        title={t("title", { by })}
        rows={rows}
        takeaway={() => t("take", { people: total.people })}
        fileName={`access-by-${by}`}
        csvNotes={[
          t("csv", { from: figures.from, until: figures.until, minimum, at: figures.computedAt }),
          words.splitRule(minimum),
        ]}
        columns={[
          { header: t("group"), value: (row) => row.name },
          {
            header: t("people"),
            value: (row) => row.counts?.people ?? null,
            shown: (row) => format.count(row.counts?.people),
            align: "end" as const,
          },
          ...(["active", "inactive", "dormant", "never"] as const).map((state) => ({
            header: t(state),
            value: (row: (typeof rows)[number]) => row.counts?.[state] ?? null,
            shown: (row: (typeof rows)[number]) => format.count(row.counts?.[state]),
            align: "end" as const,
          })),
          {
            header: t("note"),
            value: (row) =>
              row.why ? words.hidden(row.why, minimum) : row.counts?.active === null ? words.unsplit : null,
            shown: (row) =>
              row.why ? words.hidden(row.why, minimum) : row.counts?.active === null ? words.unsplit : "",
          },
        ]}
        actions={
          <BehindButton
            choices={(["active", "inactive", "dormant", "never"] as const).map((state) => ({
              value: `access:${state}`,
              label: t(state),
              ask: { figure: "licences", state, until: figures.until },
            }))}
          />
        }
        definition={<UsageDefinition of="licences" />}
        legend={apart.map((state, part) => (
          <SplitKey key={state} part={part as 0 | 1 | 2}>
            {t(state)}
          </SplitKey>
        ))}
        footnote={
          <span className="figures">
            {words.counted("day", total.people, figures.until)} · {words.asOf(figures.computedAt)}
          </span>
        }
      >
        {(all) => (
          <SplitBars
            label={t("title", { by })}
            bars={all.map((row) => ({
              key: row.key,
              name: row.name,
              ...(row.counts
                ? {
                    count: `n = ${format.count(row.counts.people)}`,
                    ...(row.counts.active === null ? {} : { values: partsOf(row.counts) }),
                    shown: shownOf(row.counts),
                  }
                : { shown: row.why ? words.why(row.why, minimum) : "" }),
            }))}
          />
        )}
      </DataFigure>
    </>
  );
}

/** The parts of a bar; dormant and never in one where they are not told apart. */
function partsOf({ active, inactive, dormant, never }: LicencesData["total"]): number[] {
  return dormant === null || never === null ? [active ?? 0, inactive ?? 0] : [active ?? 0, dormant, never];
}
