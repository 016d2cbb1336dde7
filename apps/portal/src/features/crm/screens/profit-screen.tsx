import { Button } from "@arraigo/ui/button";
import { Kpi } from "@arraigo/ui/kpi";
import { KpiStrip } from "@arraigo/ui/kpi-strip";
import { Select } from "@arraigo/ui/select";
import { PageSkeleton } from "@arraigo/ui/skeleton";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { Page } from "../../../lib/page";
import { QueryView } from "../../../lib/query-view";
import { useSearchState } from "../../../lib/search";
import { useCan } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { CrmTabs } from "../components/crm-tabs";
import { OwnerFilter } from "../components/owner-filter";
import { ProfitAccountSheet } from "../components/profit-account-sheet";
import { WhaleCurve } from "../components/profit-curve";
import { ProfitEntrySheet } from "../components/profit-entry-sheet";
import { ProfitFigure } from "../components/profit-figure";
import { ProfitList, profitListId } from "../components/profit-list";
import { ProfitRatesSheet } from "../components/profit-rates-sheet";
import { useMoney } from "../components/use-board-money";
import { profitSearch } from "../insight-search";
import { useShortFormat } from "../use-short-format";

const em = (chunks: ReactNode) => <em>{chunks}</em>;

/** What customers bring in and cost: who takes more than they give, and how sure that is. */
export function ProfitScreen() {
  const t = useTranslations("crm.profit");
  const format = useFormat();
  const short = useShortFormat();
  const can = useCan();
  const [search, setSearch] = useSearchState(profitSearch);
  const [sheet, setSheet] = useState<"figures" | "rates">();
  const period = {
    ...(search.currency ? { currency: search.currency } : {}),
    ...(search.from ? { from: search.from } : {}),
    ...(search.to ? { to: search.to } : {}),
  };
  const asked = { owner: search.owner ?? ("all" as const), ...period };
  const query = useQuery({ ...trpc.crm.profit.curve.queryOptions(asked), placeholderData: keepPreviousData });
  const money = useMoney(query.data?.currency ?? "USD");
  return (
    <QueryView query={query} loading={<PageSkeleton />}>
      {(curve) => {
        const known = curve.counts.profitable + curve.counts.unprofitable;
        return (
          <Page
            title={t("title")}
            sentence={
              known === 0
                ? t("sentenceNone")
                : t.rich("sentence", { count: curve.counts.unprofitable, loss: money(-curve.lossMinor), em })
            }
            sub={[
              t("sub", { from: short.monthYear(curve.from), to: short.monthYear(curve.to), currency: curve.currency }),
              curve.otherCurrencies.length > 0 ? t("other", { currencies: format.list(curve.otherCurrencies) }) : "",
              curve.unnamed > 0 ? t("unnamed", { count: curve.unnamed }) : "",
            ].join(" ")}
            actions={
              can("crm.profit.manage") ? (
                <>
                  <Button onClick={() => setSheet("rates")}>{t("rates")}</Button>
                  <Button kind="primary" onClick={() => setSheet("figures")}>
                    {t("figures")}
                  </Button>
                </>
              ) : undefined
            }
          >
            <div className="-mt-4 min-w-0">
              <CrmTabs />
            </div>
            <div className="flex flex-wrap items-center gap-2">
              <OwnerFilter value={asked.owner} onChange={(owner) => setSearch({ owner })} />
              {curve.otherCurrencies.length > 0 ? (
                <div className="w-28">
                  <Select
                    aria-label={curve.currency}
                    value={curve.currency}
                    onChange={(event) => setSearch({ currency: event.currentTarget.value })}
                  >
                    {[curve.currency, ...curve.otherCurrencies].map((each) => (
                      <option key={each} value={each}>
                        {each}
                      </option>
                    ))}
                  </Select>
                </div>
              ) : null}
            </div>
            <KpiStrip label={t("title")}>
              <Kpi
                label={t("contribution")}
                {...(curve.contributionMinor === null
                  ? { missing: t("notKnown") }
                  : {
                      value: (
                        <ProfitFigure show="known" count={known}>
                          {money(curve.contributionMinor)}
                        </ProfitFigure>
                      ),
                      note: t("known", { count: known }),
                    })}
              />
              <Kpi
                label={t("unprofitable")}
                value={
                  <ProfitFigure show="unprofitable" count={curve.counts.unprofitable}>
                    {format.count(curve.counts.unprofitable)}
                  </ProfitFigure>
                }
                note={
                  curve.counts.losing === 0
                    ? money(curve.lossMinor)
                    : t.rich("losingToo", {
                        loss: money(curve.lossMinor),
                        count: curve.counts.losing,
                        rows: (chunks) => (
                          <ProfitFigure show="losing" count={curve.counts.losing}>
                            {chunks}
                          </ProfitFigure>
                        ),
                      })
                }
              />
              <Kpi
                label={t("uncertain")}
                value={
                  <ProfitFigure show="atMost" count={curve.counts.atMost}>
                    {format.count(curve.counts.atMost)}
                  </ProfitFigure>
                }
                note={t("uncertainNote")}
              />
              <Kpi
                label={t("unknown")}
                value={
                  <ProfitFigure show="unknown" count={curve.counts.unknown}>
                    {format.count(curve.counts.unknown)}
                  </ProfitFigure>
                }
              />
            </KpiStrip>
            <WhaleCurve curve={curve} />
            <div id={profitListId} className="min-w-0">
              <ProfitList asked={asked} currency={curve.currency} />
            </div>
            {search.account ? (
              <ProfitAccountSheet
                id={search.account}
                period={period}
                onClose={() => setSearch({ account: undefined })}
              />
            ) : null}
            {sheet === "figures" ? (
              <ProfitEntrySheet currency={curve.currency} onClose={() => setSheet(undefined)} />
            ) : null}
            {sheet === "rates" ? <ProfitRatesSheet onClose={() => setSheet(undefined)} /> : null}
          </Page>
        );
      }}
    </QueryView>
  );
}
