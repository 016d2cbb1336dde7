import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import type { TodayItem } from "../../lib/feature";
import { useFormat } from "../../lib/format";
import { paths } from "../../lib/paths";
import { useCan } from "../../lib/session";
import { trpc } from "../../lib/trpc";
import { fromMinor } from "./money";

const pathOf = {
  account: paths.crm.account,
  contact: paths.crm.contact,
  lead: paths.crm.lead,
  opportunity: paths.crm.opportunity,
  case: paths.crm.case,
  product: paths.crm.product,
};

/** What the CRM wants done today, each with its reason. Undefined while it is being read, or could not be. */
export function useNextItems(): readonly TodayItem[] | undefined {
  const t = useTranslations("crm.today");
  const format = useFormat();
  const can = useCan();
  const query = useQuery({ ...trpc.crm.today.next.queryOptions(), enabled: can("crm.opportunity.read") });
  return query.data?.items.map((item) => {
    const amount =
      item.amountMinor && item.currency
        ? format.money(fromMinor(item.amountMinor, item.currency), item.currency)
        : "none";
    const on = item.on ?? undefined;
    return {
      id: `crm.${item.type}.${item.id}`,
      dueAt: on,
      title: item.accountName ? t("at", { name: item.name, account: item.accountName }) : item.name,
      reason:
        item.reason === "stepDue"
          ? t("stepDue", { step: item.nextStep ?? item.name })
          : item.reason === "pastClose"
            ? t("pastClose", { date: format.shortDate(on ?? "") })
            : t("noNextStep", { amount }),
      to: pathOf[item.type](item.id),
      action: item.reason === "noNextStep" ? t("plan") : t("open"),
      overdue: item.overdue,
      tag: item.overdue ? t("overdue") : undefined,
      headline:
        item.overdue && on
          ? t.rich("headline", {
              name: item.accountName ?? item.name,
              days: Math.max(0, -format.daysUntil(on)),
              em: (chunks) => <em>{chunks}</em>,
            })
          : undefined,
    };
  });
}
