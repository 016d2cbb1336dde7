import { TabRow, tabLook } from "@arraigo/ui/tabs";
import { Link, useRouterState } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { paths } from "../../../lib/paths";
import { useCan } from "../../../lib/session";

/** The CRM's pages: each a place of its own. */
export function CrmTabs() {
  const t = useTranslations("crm.tabs");
  const can = useCan();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const tabs = [
    { to: paths.crm.board, label: t("board"), show: can("crm.opportunity.read") },
    { to: paths.crm.leads, label: t("leads"), show: can("crm.lead.read") },
    { to: paths.crm.contacts, label: t("contacts"), show: can("crm.contact.read") },
    { to: paths.crm.accounts, label: t("accounts"), show: can("crm.account.read") },
    { to: paths.crm.cases, label: t("cases"), show: can("crm.case.read") },
    { to: paths.crm.products, label: t("products"), show: can("crm.product.read") },
    { to: paths.crm.import, label: t("import"), show: can("crm.record.import") },
  ];
  return (
    <TabRow label={t("label")}>
      {tabs
        .filter((tab) => tab.show)
        .map((tab) => (
          <Link
            key={tab.to}
            to={tab.to}
            className={tabLook}
            // The board and the list of opportunities are one place, looked at in two ways.
            aria-current={tab.to === paths.crm.board && path === paths.crm.opportunities ? "page" : undefined}
            activeOptions={{ exact: true, includeSearch: false }}
            activeProps={{ "aria-current": "page" }}
          >
            {tab.label}
          </Link>
        ))}
    </TabRow>
  );
}
