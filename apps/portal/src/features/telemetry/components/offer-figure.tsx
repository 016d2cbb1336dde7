import { DataFigure } from "@arraigo/ui/data-figure";
import { SplitBars, SplitKey } from "@arraigo/ui/split-bars";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import type { OfferedFeatureData, OffersData } from "../usage-types";
import { useUsageWords } from "../use-usage-words";
import { BehindButton, type BehindChoice } from "./behind-button";
import { UsageDefinition } from "./usage-definition";

const parts = ["meant", "able", "ever", "recent", "keeps", "besides"] as const;
const split = ["habit", "lately", "rest"] as const;

/** Feature by feature: how many of those it is live for have made it a habit, use it, or do not. */
export function OfferFigure({ figures }: { figures: OffersData }) {
  const t = useTranslations("telemetry.uptake.offer");
  const format = useFormat();
  const words = useUsageWords();
  const nameOf = ({ names, event }: OfferedFeatureData) => (names.length > 0 ? names.join(" · ") : words.event(event));
  const named = figures.features.map(nameOf);
  // What two job roles are asked in the same words is told apart by whom it is asked of.
  const toldApart = (feature: OfferedFeatureData) => {
    const name = nameOf(feature);
    if (named.filter((each) => each === name).length < 2) return name;
    return `${name} (${feature.roles.join(", ") || words.event(feature.event)})`;
  };
  const features = figures.features
    .map((feature) => ({
      key: feature.key,
      name: toldApart(feature),
      counts: "counts" in feature.people ? feature.people.counts : null,
      verdict: "verdict" in feature.people ? feature.people.verdict : null,
      why: "hidden" in feature.people ? feature.people.hidden.suppressed : null,
    }))
    .sort(
      (one, other) =>
        Number(one.verdict === "meantForNobody") - Number(other.verdict === "meantForNobody") ||
        one.name.localeCompare(other.name),
    );
  const others = { key: "", name: t("others", { count: figures.others }), counts: null, verdict: null, why: null };
  // What few do unasked is one line: one a thing would be as many as somebody's mistake sends.
  const rows = figures.others > 0 ? [...features, others] : features;
  const shown = ({ key, counts, verdict, why }: (typeof rows)[number]) => {
    if (key === "") return t("othersNote", { minimum: figures.minimum });
    if (!counts) return why ? words.why(why, figures.minimum) : "";
    const { meant, able, recent, keeps, besides } = counts;
    if (verdict === "meantForNobody")
      return besides === null ? `${t("askedOfNobody")} · ${words.unsplit}` : t("unasked", { besides });
    if (verdict === "notLive") return t("waiting", { meant });
    const said = [
      recent === null
        ? t("latelyUntold")
        : verdict === "nobodyUses"
          ? t("verdict.nobodyUses")
          : t("lately", { recent, able }),
      ...(keeps === null || verdict === "nobodyUses" ? [] : [t("habitOf", { keeps })]),
      ...(besides ? [t("also", { besides })] : []),
    ];
    return said.join(" · ");
  };
  const noteOf = ({ key, why, counts, verdict }: (typeof rows)[number]) => {
    if (key === "") return t("othersNote", { minimum: figures.minimum });
    if (why) return words.hidden(why, figures.minimum);
    if (!counts) return null;
    const asked = verdict === "meantForNobody" ? [counts.besides] : [counts.recent, counts.keeps, counts.ever];
    return asked.includes(null) ? words.unsplit : null;
  };
  const choices = rows.flatMap(({ key, name, verdict, counts }): BehindChoice[] => {
    if (verdict === null || verdict === "tooFew" || (verdict === "meantForNobody" && counts?.besides === null))
      return [];
    const part = verdict === "meantForNobody" ? "besides" : verdict === "notLive" ? "meant" : "recent";
    return [{ value: `offer:${key}`, label: `${name}: ${t(part)}`, ask: { figure: "offer", feature: key, part } }];
  });
  return (
    <DataFigure
      title={t("title")}
      rows={rows}
      takeaway={() => t("take")}
      fileName="offered-and-used"
      csvNotes={[
        t("csv", { from: figures.from, until: figures.until, minimum: figures.minimum, at: figures.computedAt }),
        words.splitRule(figures.minimum),
      ]}
      actions={<BehindButton choices={choices.toReversed()} />}
      columns={[
        { header: t("feature"), value: (row) => row.name },
        ...parts.map((part) => ({
          header: t(part),
          value: (row: (typeof rows)[number]) => row.counts?.[part] ?? null,
          shown: (row: (typeof rows)[number]) => format.count(row.counts?.[part]),
          align: "end" as const,
        })),
        {
          header: t("verdictName"),
          value: (row) => (row.verdict ? t(`verdict.${row.verdict}`) : null),
          shown: (row) => (row.verdict ? t(`verdict.${row.verdict}`) : ""),
        },
        {
          header: t("note"),
          value: noteOf,
          shown: (row) => noteOf(row) ?? "",
        },
      ]}
      definition={<UsageDefinition of="offers" />}
      legend={split.map((part, at) => (
        <SplitKey key={part} part={at as 0 | 1 | 2}>
          {t(`parts.${part}`)}
        </SplitKey>
      ))}
      footnote={
        <span className="figures">
          {t("employedOn", { day: format.shortDate(figures.until) })} · {words.asOf(figures.computedAt)}
        </span>
      }
    >
      {(all) => (
        <SplitBars
          label={t("title")}
          bars={all.map((row) => ({
            key: row.key,
            name: row.name,
            ...(row.counts && row.counts.able > 0 ? { count: `n = ${format.count(row.counts.able)}` } : {}),
            values: row.counts ? valuesOf(row.counts) : undefined,
            shown: shown(row),
          }))}
        />
      )}
    </DataFigure>
  );
}

/** A habit may be kept by somebody who was away lately: they stand with the habit, once. Without both numbers there is no bar. */
function valuesOf({ able, recent, keeps }: Record<"able", number> & Record<"recent" | "keeps", number | null>) {
  if (recent === null || keeps === null) return undefined;
  const lately = Math.max(0, recent - keeps);
  return [keeps, lately, Math.max(0, able - keeps - lately)];
}
