import { Card } from "@arraigo/ui/card";
import { Tag } from "@arraigo/ui/tag";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { usePathPart } from "../../../lib/search";
import { trpc } from "../../../lib/trpc";
import { textOf } from "../components/record/page-record";
import { RecordPage, RecordSkeleton } from "../components/record/record-page";
import { RelatedBox } from "../components/related/related-box";
import { RelatedCases } from "../components/related/related-cases";
import { fromMinor } from "../money";

/** Something the organisation sells: its price and cost, the deals it is part of, the cases about it. */
export function ProductScreen() {
  const id = usePathPart("productId");
  const t = useTranslations("crm.product");
  const tabs = useTranslations("crm.tabs");
  const format = useFormat();
  const query = useQuery(trpc.crm.products.get.queryOptions({ id }));
  return (
    <QueryView query={query} loading={<RecordSkeleton />} page={tabs("products")}>
      {(product) => {
        const { priceMinor, costMinor, currency } = product.values;
        const code = typeof currency === "string" ? currency : "USD";
        const money = (minor: number) => format.amount(fromMinor(minor, code), code);
        const margin =
          typeof priceMinor === "number" && typeof costMinor === "number" && priceMinor > 0
            ? (priceMinor - costMinor) / priceMinor
            : null;
        return (
          <RecordPage
            key={product.id}
            type="product"
            record={product}
            name={product.name}
            parent={{ label: tabs("products"), to: paths.crm.products }}
            sub={[
              textOf(product.values.code),
              typeof priceMinor === "number" ? money(priceMinor) : t("noPrice"),
              margin === null ? t("noMargin") : t("margin", { share: format.percent(margin) }),
            ]
              .filter(Boolean)
              .join(" · ")}
            related={
              <>
                <Card title={t("sold")}>
                  {product.sold.length === 0 ? <p className="text-ink-3">{t("soldNone")}</p> : null}
                  <ul className="figures grid grid-cols-[minmax(0,1fr)]">
                    {product.sold.map((each) => (
                      <li
                        key={each.currency}
                        className="flex min-h-9 items-center justify-between gap-2 border-t first:border-0"
                      >
                        <span className="text-ink-2">{t("soldDeals", { count: each.deals })}</span>
                        <b className="font-medium">
                          {format.amount(fromMinor(each.totalMinor, each.currency), each.currency)}
                        </b>
                      </li>
                    ))}
                  </ul>
                </Card>
                <Card title={t("deals")}>
                  {product.deals.length === 0 ? <p className="text-ink-3">{t("dealsNone")}</p> : null}
                  <ul className="grid grid-cols-[minmax(0,1fr)]">
                    {product.deals.map((deal) => (
                      <li key={deal.id} className="flex min-h-9 items-center gap-2 border-t py-1 first:border-0">
                        <Link
                          to={paths.crm.opportunity(deal.id)}
                          className="min-w-0 flex-1 truncate rounded-1 text-ink no-underline hover:underline"
                        >
                          {deal.name}
                        </Link>
                        <Tag tone={deal.stageKind === "won" ? "brand" : "neutral"}>{deal.stageName}</Tag>
                        <span className="figures shrink-0 text-12 text-ink-2">
                          {format.amount(fromMinor(deal.totalMinor, deal.currency), deal.currency)}
                        </span>
                      </li>
                    ))}
                  </ul>
                </Card>
                <RelatedBox>
                  <RelatedCases of={{ field: "productId", id: product.id }} cases={product.cases} />
                </RelatedBox>
              </>
            }
          />
        );
      }}
    </QueryView>
  );
}
