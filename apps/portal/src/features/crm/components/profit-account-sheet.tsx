import { Bars } from "@arraigo/ui/bars";
import { Card } from "@arraigo/ui/card";
import { linkButtonLook } from "@arraigo/ui/link-button";
import { Sheet } from "@arraigo/ui/sheet";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { trpc } from "../../../lib/trpc";
import type { AccountProfit } from "../insight-types";
import { fromMinor } from "../money";
import { useShortFormat } from "../use-short-format";
import { useMoney } from "./use-board-money";

interface ProfitSheetProps {
  id: string;
  period: { from?: string | undefined; to?: string | undefined; currency?: string | undefined };
  onClose: () => void;
}

/** What one customer brought in and cost, down to every deal, activity and case. */
export function ProfitAccountSheet(props: ProfitSheetProps) {
  const query = useQuery(trpc.crm.profit.account.queryOptions({ id: props.id, ...props.period }));
  return (
    <Sheet open onOpenChange={(open) => !open && props.onClose()} title={query.data?.name ?? "…"}>
      <QueryView query={query} loading={<TableSkeleton rows={8} />}>
        {(profit) => <Explained profit={profit} />}
      </QueryView>
    </Sheet>
  );
}

function Explained({ profit }: { profit: AccountProfit }) {
  const t = useTranslations("crm.profit");
  const e = useTranslations("crm.profit.explain");
  const format = useFormat();
  const money = useMoney(profit.currency);
  const short = useShortFormat();
  const contribution =
    profit.contributionMinor === null
      ? t("notKnown")
      : profit.verdict === "atMost" || profit.verdict === "losing"
        ? t("atMost", { amount: money(profit.contributionMinor) })
        : money(profit.contributionMinor);
  const rows = [
    { key: "revenue", name: t("revenue"), amount: profit.revenueMinor },
    { key: "goods", name: t("costOfGoods"), amount: -profit.costOfGoodsMinor },
    {
      key: "activities",
      name: e("activities"),
      amount: -profit.activityCostMinor,
      beside: e("minutes", { minutes: profit.activityMinutes }),
    },
    {
      key: "cases",
      name: e("cases"),
      amount: -profit.caseCostMinor,
      beside: e("minutes", { minutes: profit.caseMinutes }),
    },
  ];
  const largest = Math.max(1, ...rows.map((row) => Math.abs(row.amount ?? 0)));
  return (
    <div className="grid gap-5">
      <div>
        <p className="text-12 text-ink-3">
          {e("sub", { from: short.monthYear(profit.from), to: short.monthYear(profit.to) })}
        </p>
        <p className="figures text-28 font-semibold tracking-[-0.022em]">{contribution}</p>
        <p className={profit.verdict === "profitable" ? "text-ink-2" : "text-amber"}>
          {profit.verdict === "unknown" && profit.others.length > 0
            ? e("verdict.elsewhere", { currencies: format.list(profit.others.map((other) => other.currency)) })
            : e(`verdict.${profit.verdict}`)}
        </p>
        <Link to={paths.crm.account(profit.id)} className={`${linkButtonLook("default", "small")} mt-2`}>
          {t("account")}
        </Link>
      </div>
      <Part title={e("how")}>
        <Bars
          label={e("how")}
          bars={rows.map((row) => ({
            key: row.key,
            name: row.name,
            ...(row.amount === null ? {} : { share: Math.abs(row.amount) / largest }),
            shown: row.amount === null ? t("notKnown") : money(row.amount),
            beside: row.beside,
            tone: row.key === "revenue" ? ("brand" as const) : ("neutral" as const),
          }))}
        />
        <ul className="mt-3 grid gap-1 text-12 text-ink-3">
          <li>
            {e("coverageTime", {
              covered: profit.activitiesCovered + profit.casesCovered,
              count: profit.activities + profit.cases,
            })}
          </li>
          <li>{e("coverageGoods", { percent: format.percent(profit.goodsCoverage) })}</li>
        </ul>
      </Part>
      {profit.months.length > 0 ? (
        <Part title={e("months")}>
          <Lines
            rows={profit.months.map((month) => ({
              key: month.month,
              title: short.monthYear(month.month),
              note: e(`source.${month.source}`),
              amount: month.revenueMinor === null ? t("notKnown") : money(month.revenueMinor),
              below: month.costOfGoodsMinor === null ? e("costNotKnown") : money(-month.costOfGoodsMinor),
            }))}
          />
        </Part>
      ) : null}
      {profit.others.length > 0 ? (
        <Part title={e("others")}>
          <Lines
            rows={profit.others.map(({ currency, revenueMinor, costOfGoodsMinor }) => ({
              key: currency,
              title: currency,
              note: t("revenue"),
              amount:
                revenueMinor === null ? t("notKnown") : format.amount(fromMinor(revenueMinor, currency), currency),
              below:
                costOfGoodsMinor === null
                  ? e("costNotKnown")
                  : format.amount(fromMinor(-costOfGoodsMinor, currency), currency),
            }))}
          />
        </Part>
      ) : null}
      {profit.deals.length > 0 ? (
        <Part title={e("deals")}>
          <Lines
            rows={profit.deals.map((deal) => ({
              key: deal.id,
              title: <Link to={paths.crm.opportunity(deal.id)}>{deal.name}</Link>,
              note: format.date(deal.at),
              amount: deal.revenueMinor === null ? t("notKnown") : money(deal.revenueMinor),
              below: deal.costOfGoodsMinor === null ? e("costNotKnown") : money(-deal.costOfGoodsMinor),
            }))}
          />
        </Part>
      ) : null}
      <Part title={e("served")}>
        {profit.servedBy.length === 0 ? <p className="text-ink-3">{e("served0")}</p> : null}
        <Lines
          rows={profit.servedBy.map((each) => ({
            key: each.id,
            title: each.text,
            note: [each.person, format.date(each.at)].filter(Boolean).join(" · "),
            amount:
              each.costMinor === null ? e(each.minutes === null ? "noMinutes" : "noRate") : money(-each.costMinor),
            below: each.minutes === null ? undefined : e("minutes", { minutes: each.minutes }),
            missing: each.costMinor === null,
          }))}
        />
      </Part>
      {profit.servedCases.length > 0 ? (
        <Part title={e("helped")}>
          <Lines
            rows={profit.servedCases.map((each) => ({
              key: each.id,
              title: <Link to={paths.crm.case(each.id)}>{`#${each.number} ${each.subject}`}</Link>,
              note: [each.person, format.date(each.at)].filter(Boolean).join(" · "),
              amount:
                each.costMinor === null ? e(each.minutes === null ? "noMinutes" : "noRate") : money(-each.costMinor),
              below: each.minutes === null ? undefined : e("minutes", { minutes: each.minutes }),
              missing: !each.covered,
            }))}
          />
        </Part>
      ) : null}
    </div>
  );
}

function Part(props: { title: string; children: ReactNode }) {
  return (
    <Card title={props.title} headingLevel={3}>
      {props.children}
    </Card>
  );
}

interface LineRow {
  key: string;
  title: ReactNode;
  note: string;
  amount: string;
  below?: string | undefined;
  missing?: boolean;
}

function Lines({ rows }: { rows: readonly LineRow[] }) {
  return (
    <ul className="grid">
      {rows.map((row) => (
        <li key={row.key} className="flex items-start gap-3 border-t py-2 first:border-0">
          <span className="min-w-0">
            <span className="line-clamp-2 text-ink">{row.title}</span>
            <span className="text-12 text-ink-3">{row.note}</span>
          </span>
          <span className="figures ml-auto text-right whitespace-nowrap">
            <span className={row.missing ? "text-amber" : undefined}>{row.amount}</span>
            {row.below ? <span className="block text-12 text-ink-3">{row.below}</span> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
