import { type Bar, Bars } from "@arraigo/ui/bars";
import { DataFigure } from "@arraigo/ui/data-figure";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import type { By } from "../usage-question";
import type { TimeToData, UsageGroupsData } from "../usage-types";
import { useUsageWords } from "../use-usage-words";
import { UsageDefinition } from "./usage-definition";

/** The median of each group, by name, with the span in which it lies. */
export function TimeGroups(props: { figures: TimeToData; by: By; groups: UsageGroupsData }) {
  const { figures, by } = props;
  const t = useTranslations("telemetry.uptake.time");
  const format = useFormat();
  const words = useUsageWords();
  const rows = figures.groups
    .map(({ key, time }) => ({
      key,
      name: words.group(props.groups, by, key),
      time: "suppressed" in time ? null : time,
      why: "suppressed" in time ? time.suppressed : null,
    }))
    .sort(
      (one, other) => Number(one.key === "none") - Number(other.key === "none") || one.name.localeCompare(other.name),
    );
  type Row = (typeof rows)[number];
  const longest = Math.max(1, ...rows.map(({ time }) => time?.upper ?? time?.median ?? 0));
  const note = ({ time, why }: Row) =>
    why ? words.hidden(why, figures.minimum) : time?.without ? t(time.without) : null;
  /** The upper end is open where too few had got there for the band to close. */
  const spanOf = (lower: number | null, upper: number | null) => {
    if (lower === null) return t("spanOpen");
    return upper === null
      ? t("spanFrom", { lower: format.count(lower) })
      : t("span", { lower: format.count(lower), upper: format.count(upper) });
  };
  const barOf = (row: Row): Bar => {
    const { key, name, time } = row;
    if (!time || time.median === null) {
      const beside = time ? { beside: t("of", time) } : {};
      return { key, name, shown: note(row) ?? "", ...beside };
    }
    return {
      key,
      name,
      share: time.median / longest,
      shown: t("days", { days: time.median }),
      beside: `${spanOf(time.lower, time.upper)} · ${t("of", time)}`,
    };
  };
  const number = (header: string, of: (time: NonNullable<Row["time"]>) => number | null) => ({
    header,
    value: (row: Row) => (row.time ? of(row.time) : null),
    shown: (row: Row) => format.count(row.time ? of(row.time) : null),
    align: "end" as const,
  });
  return (
    <DataFigure
      title={t("groupsTitle", { by })}
      rows={rows}
      takeaway={() => t("groupsTake")}
      fileName={`time-until-used-by-${by}`}
      csvNotes={[
        t("csv", { from: figures.from, until: figures.until, minimum: figures.minimum, at: figures.computedAt }),
      ]}
      columns={[
        { header: t("group"), value: (row) => row.name },
        number(t("people"), ({ people }) => people),
        number(t("reached"), ({ reached }) => reached),
        number(t("median"), ({ median }) => median),
        number(t("lower"), ({ lower }) => lower),
        number(t("upper"), ({ upper }) => upper),
        { header: t("note"), value: note, shown: (row) => note(row) ?? "" },
      ]}
      definition={<UsageDefinition of="timeTo" />}
      footnote={
        <span className="figures">
          {words.counted("followed", figures.people)} · {words.asOf(figures.computedAt)}
          {rows.some(({ why }) => why) ? ` · ${words.why("small", figures.minimum)}` : null}
        </span>
      }
    >
      {(all) => <Bars label={t("groupsTitle", { by })} bars={all.map(barOf)} />}
    </DataFigure>
  );
}
