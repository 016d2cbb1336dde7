import { Card } from "@arraigo/ui/card";
import { HiddenToProtect, NothingYet } from "@arraigo/ui/empty-state";
import { Segmented } from "@arraigo/ui/segmented";
import { PageSkeleton } from "@arraigo/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { Page, TwoColumns } from "../../../lib/page";
import { QueryView } from "../../../lib/query-view";
import { useSearchState } from "../../../lib/search";
import { useSession } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { CrmTabs } from "../components/crm-tabs";
import { QualityByType } from "../components/quality-by-type";
import { useFieldName } from "../components/quality-finding";
import { QualityHistory } from "../components/quality-history";
import { type QualityFigure, QualityParts } from "../components/quality-parts";
import { QualityWorst, qualityWorstId } from "../components/quality-worst";
import { qualitySearch } from "../insight-search";
import type { QualityOverview } from "../insight-types";

const em = (chunks: ReactNode) => <em>{chunks}</em>;

/** How good the data is, what it is made of, and what to mend first: one's own by name, others only as a sum. */
export function QualityScreen() {
  const t = useTranslations("crm.quality");
  const { roles } = useSession();
  const [search, setSearch] = useSearchState(qualitySearch);
  const choices = [
    "mine" as const,
    ...(roles.includes("people_manager") ? (["team"] as const) : []),
    ...(roles.includes("administrator") ? (["organisation"] as const) : []),
  ];
  const whose = choices.find((each) => each === search.whose) ?? "mine";
  const query = useQuery(trpc.crm.quality.overview.queryOptions({ whose }));
  return (
    <QueryView query={query} loading={<PageSkeleton />}>
      {(overview) => (
        <Page title={t("title")} sentence={<Sentence overview={overview} />} sub={<Trust overview={overview} />}>
          <div className="-mt-4 min-w-0">
            <CrmTabs />
          </div>
          {choices.length > 1 ? (
            <div className="flex">
              <Segmented
                label={t("whose")}
                value={whose}
                choices={choices.map((value) => ({ value, label: t(`whoses.${value}`) }))}
                onChange={(value) => setSearch({ whose: value })}
              />
            </div>
          ) : null}
          <Overview overview={overview} />
        </Page>
      )}
    </QueryView>
  );
}

const isFigure = (total: QualityOverview["total"]): total is QualityFigure => total !== null && "score" in total;

function Sentence({ overview }: { overview: QualityOverview }) {
  const t = useTranslations("crm.quality");
  const format = useFormat();
  const gap = overview.gaps[0];
  const nameOf = useFieldName(gap?.label ? { [gap.fields[0] ?? ""]: gap.label } : {});
  if (!isFigure(overview.total)) return t("sentenceNone");
  const score = format.count(Math.round(overview.total.score));
  if (overview.whose !== "mine") return t.rich("sentenceGroup", { people: overview.people ?? 0, score, em });
  return t.rich("sentenceMine", {
    score,
    gaps: overview.gaps.length,
    field: gap ? format.either(gap.fields.map((key) => t("quoted", { name: nameOf(key) }))) : "",
    em,
  });
}

function Trust({ overview }: { overview: QualityOverview }) {
  const t = useTranslations("crm.quality.trust");
  const format = useFormat();
  return t(overview.whose, { day: overview.asOf ? format.shortDate(overview.asOf) : "–" });
}

function Overview({ overview }: { overview: QualityOverview }) {
  const t = useTranslations("crm.quality");
  const { total, whose } = overview;
  if (total === null)
    return whose === "mine" ? (
      <NothingYet title={t("nothingOwned")}>{t("nothingOwnedWhy")}</NothingYet>
    ) : (
      <NothingYet title={t("notMeasured")}>{t("notMeasuredWhy")}</NothingYet>
    );
  if (!isFigure(total)) return <HiddenToProtect title={t("hidden")}>{t("hiddenWhy")}</HiddenToProtect>;
  return (
    <>
      <div className="grid gap-gap lg:grid-cols-2">
        <QualityParts figure={total} byType={overview.byType} />
        <div className="grid content-start gap-gap">
          <QualityHistory history={overview.history} />
          <QualityByType overview={overview} />
        </div>
      </div>
      <div id={qualityWorstId} className="min-w-0">
        {whose === "mine" ? (
          <TwoColumns main={<QualityWorst owner="mine" />} side={<Gaps overview={overview} />} />
        ) : (
          <QualityWorst owner={whose === "team" ? "team" : "all"} />
        )}
      </div>
    </>
  );
}

/** Fields many of one's records lack; each opens the records that lack it. */
function Gaps({ overview }: { overview: QualityOverview }) {
  const t = useTranslations("crm.quality");
  const format = useFormat();
  const [, setSearch] = useSearchState(qualitySearch);
  const labels = Object.fromEntries(
    overview.gaps.flatMap((gap) => (gap.label ? [[gap.fields[0] ?? "", gap.label]] : [])),
  );
  const nameOf = useFieldName(labels);
  return (
    <Card title={t("gaps")} take={overview.gaps.length === 0 ? t("gapsNone") : t("gapsTake")}>
      <ul className="grid">
        {overview.gaps.map((gap) => (
          <li
            key={`${gap.type} ${gap.part} ${gap.fields.join()}`}
            className="flex min-h-9 items-center gap-3 border-t first:border-0"
          >
            <button
              type="button"
              className="min-w-0 rounded-1 py-1.5 text-left text-ink underline-offset-2 hover:underline"
              onClick={() => setSearch({ type: gap.type, field: gap.fields[0], part: gap.part })}
            >
              {t("gapLabel", { type: t(`types.${gap.type}`), field: format.either(gap.fields.map(nameOf)) })}
              {gap.part === "validity" ? <span className="text-amber"> {t("invalid")}</span> : null}
            </button>
            <span className="figures ml-auto whitespace-nowrap text-12 text-ink-3">
              {t("gapRecords", { count: gap.records })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
