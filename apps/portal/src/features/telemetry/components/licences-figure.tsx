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
import { UsageDefinition } from "./usage-definition";

const states = ["active", "dormant", "never"] as const;

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
      <KpiStrip label={t("figures")} columns={3}>
        {states.map((state) => (
          <Kpi
            key={state}
            label={t(state)}
            value={format.count(total[state])}
            beside={share(total[state])}
            note={t(`${state}Note`)}
          />
        ))}
      </KpiStrip>
      <DataFigure
        title={t("title", { by })}
        rows={rows}
        takeaway={() => t("take", { people: total.people })}
        fileName={`access-by-${by}`}
        csvNotes={[t("csv", { from: figures.from, until: figures.until, minimum, at: figures.computedAt })]}
        columns={[
          { header: t("group"), value: (row) => row.name },
          {
            header: t("people"),
            value: (row) => row.counts?.people ?? null,
            shown: (row) => format.count(row.counts?.people),
            align: "end" as const,
          },
          ...states.map((state) => ({
            header: t(state),
            value: (row: (typeof rows)[number]) => row.counts?.[state] ?? null,
            shown: (row: (typeof rows)[number]) => format.count(row.counts?.[state]),
            align: "end" as const,
          })),
          {
            header: t("note"),
            value: (row) => (row.why ? words.hidden(row.why, minimum) : null),
            shown: (row) => (row.why ? words.hidden(row.why, minimum) : ""),
          },
        ]}
        actions={
          <BehindButton
            choices={states.map((state) => ({
              value: `access:${state}`,
              label: t(state),
              ask: { figure: "licences", state, until: figures.until },
            }))}
          />
        }
        definition={<UsageDefinition of="licences" />}
        legend={states.map((state, part) => (
          <SplitKey key={state} part={part as 0 | 1 | 2}>
            {t(state)}
          </SplitKey>
        ))}
        footnote={
          <span className="figures">
            n = {format.count(total.people)} · {words.asOf(figures.computedAt)}
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
                    values: states.map((state) => row.counts?.[state] ?? 0),
                    shown: t("shown", {
                      active: row.counts.active,
                      dormant: row.counts.dormant ?? 0,
                      never: row.counts.never ?? 0,
                    }),
                  }
                : { shown: row.why ? words.why(row.why, minimum) : "" }),
            }))}
          />
        )}
      </DataFigure>
    </>
  );
}
