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

/** Where an item leads that is about no single record. */
const pageOf = {
  nobodysCases: `${paths.crm.cases}?owner=unowned`,
  incomplete: paths.crm.quality,
  taskDue: paths.crm.calendar,
};

/** What the CRM wants done today, each with its reason. Undefined while it is being read, or could not be. */
export function useNextItems(): readonly TodayItem[] | undefined {
  const t = useTranslations("crm.today");
  const format = useFormat();
  const can = useCan();
  const query = useQuery({ ...trpc.crm.today.next.queryOptions(), enabled: can("crm.record.read") });
  type Item = NonNullable<typeof query.data>["items"][number];

  function reasonOf(item: Item): string {
    const days = item.days ?? 0;
    const date = item.on ? format.shortDate(item.on) : "";
    switch (item.reason) {
      case "stepDue":
        return t("stepDue", { step: item.nextStep ?? item.name });
      case "taskDue":
        return t("taskDue", { date });
      case "approval":
        return t("approval", { days });
      case "openCase":
        return t("openCase", { priority: item.priority ?? "none", days });
      case "pastClose":
        return t("pastClose", { date });
      case "untouchedLead":
        return t("untouchedLead", { days });
      case "noNextStep":
        return t("noNextStep", {
          amount:
            item.amountMinor && item.currency
              ? format.amount(fromMinor(item.amountMinor, item.currency), item.currency)
              : "none",
        });
      case "overstayed":
        return t("overstayed", { days });
      case "incomplete":
        return t("incomplete", { score: format.count(Math.round(item.score ?? 0)) });
      default:
        return t(item.reason);
    }
  }

  return query.data?.items.map((item) => {
    const { reason, type, id } = item;
    const on = item.on ?? undefined;
    const page = reason in pageOf ? pageOf[reason as keyof typeof pageOf] : paths.today;
    return {
      id: `crm.${reason}.${id ?? ""}.${reason === "taskDue" ? item.name : ""}`,
      dueAt: on,
      title:
        reason === "nobodysCases"
          ? t("about.nobodysCases", { count: item.count ?? 0 })
          : reason === "incomplete"
            ? t("about.incomplete")
            : item.accountName
              ? t("at", { name: item.name, account: item.accountName })
              : item.name,
      reason: reasonOf(item),
      to: type && id ? pathOf[type](id) : page,
      action: reason === "noNextStep" ? t("plan") : reason === "approval" ? t("decide") : t("open"),
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
