import { Button } from "@arraigo/ui/button";
import { Tag } from "@arraigo/ui/tag";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { fromMinor } from "../../money";

interface LineTotalsProps {
  currency: string;
  totals: {
    listMinor: number;
    discountMinor: number;
    totalMinor: number;
    costUnknown: number;
    marginMinor: number | null;
    marginShare: number | null;
  };
  follows: boolean;
  amountMinor: number | null;
  onTake: (() => void) | undefined;
}

/** What the lines add up to, what is left of it, and whether the deal's amount is that. */
export function LineTotals(props: LineTotalsProps) {
  const t = useTranslations("crm.lines");
  const format = useFormat();
  const { totals, currency } = props;
  const money = (minor: number) => format.amount(fromMinor(minor, currency), currency);
  return (
    <div className="figures mt-1 grid gap-1 border-t pt-2">
      {totals.discountMinor > 0 ? (
        <p className="flex justify-between gap-3 text-12 text-ink-3">
          <span>{t("discounts")}</span>
          <span>−{money(totals.discountMinor)}</span>
        </p>
      ) : null}
      <p className="flex justify-between gap-3">
        <span className="text-ink-2">{t("total")}</span>
        <b className="font-semibold">{money(totals.totalMinor)}</b>
      </p>
      <p className="flex justify-between gap-3 text-12 text-ink-2">
        <span>{t("margin")}</span>
        {totals.marginMinor === null ? (
          <Tag tone="amber">{t("costMissing", { count: totals.costUnknown })}</Tag>
        ) : (
          <span>
            {money(totals.marginMinor)}
            {totals.marginShare === null ? "" : ` · ${format.percent(totals.marginShare)}`}
          </span>
        )}
      </p>
      {props.follows ? (
        <p className="text-12 text-ink-3">{t("follows")}</p>
      ) : (
        <p className="flex flex-wrap items-center justify-between gap-2 text-12 text-ink-2">
          <span>{t("differs", { amount: props.amountMinor === null ? "none" : money(props.amountMinor) })}</span>
          {props.onTake ? (
            <Button size="small" onClick={props.onTake}>
              {t("takeTotal", { total: money(totals.totalMinor) })}
            </Button>
          ) : null}
        </p>
      )}
    </div>
  );
}
