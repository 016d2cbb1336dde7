import { Menu, MenuItem } from "@arraigo/ui/menu";
import { TabRow, tabLook } from "@arraigo/ui/tabs";
import { Link, useNavigate, useRouterState } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { paths } from "../../../lib/paths";
import { useCan } from "../../../lib/session";

/** Where people work all day. */
const daily = [
  { to: paths.crm.board, key: "board", requires: "crm.opportunity.read" },
  { to: paths.crm.leads, key: "leads", requires: "crm.lead.read" },
  { to: paths.crm.contacts, key: "contacts", requires: "crm.contact.read" },
  { to: paths.crm.accounts, key: "accounts", requires: "crm.account.read" },
  { to: paths.crm.cases, key: "cases", requires: "crm.case.read" },
  { to: paths.crm.calendar, key: "calendar", requires: "crm.activity.read" },
  { to: paths.crm.dashboard, key: "dashboard", requires: "crm.opportunity.read" },
] as const;

/** A list and its board are one place, looked at in two ways. */
const otherView: Readonly<Record<string, string>> = {
  board: paths.crm.opportunities,
  leads: paths.crm.leadBoard,
  cases: paths.crm.caseBoard,
};

/** Where they go now and then, or set things up. */
const occasional = [
  { to: paths.crm.products, key: "products", requires: "crm.product.read" },
  { to: paths.crm.unclaimed, key: "unclaimed", requires: "crm.record.claim" },
  { to: paths.crm.duplicates, key: "duplicates", requires: "crm.record.merge" },
  { to: paths.crm.quality, key: "quality", requires: "crm.quality.read" },
  { to: paths.crm.profit, key: "profit", requires: "crm.profit.read" },
  { to: paths.crm.import, key: "import", requires: "crm.record.import" },
  { to: paths.crm.process, key: "process", requires: "crm.opportunity.read" },
  { to: paths.crm.fields, key: "fields", requires: "crm.field.manage" },
] as const;

/** The CRM's pages: each a place of its own. The occasional ones share a tab, which bears the name of the one that is open. */
export function CrmTabs() {
  const t = useTranslations("crm.tabs");
  const can = useCan();
  const navigate = useNavigate();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const others = occasional.filter((each) => can(each.requires));
  const open = others.find((each) => each.to === path);
  return (
    <TabRow label={t("label")}>
      {daily
        .filter((tab) => can(tab.requires))
        .map((tab) => (
          <Link
            key={tab.to}
            to={tab.to}
            className={tabLook}
            aria-current={otherView[tab.key] === path ? "page" : undefined}
            activeOptions={{ exact: true, includeSearch: false }}
            activeProps={{ "aria-current": "page" }}
          >
            {t(tab.key)}
          </Link>
        ))}
      {others.length > 0 ? (
        <Menu
          align="end"
          trigger={
            <button type="button" className={tabLook} aria-current={open ? "page" : undefined}>
              {open ? t(open.key) : t("more")}
              <svg aria-hidden="true" viewBox="0 0 16 16" className="size-3 fill-none stroke-current" strokeWidth="2">
                <path d="m4 6 4 4 4-4" />
              </svg>
            </button>
          }
        >
          {others.map((each) => (
            <MenuItem key={each.to} onSelect={() => void navigate({ to: each.to })}>
              {t(each.key)}
            </MenuItem>
          ))}
        </Menu>
      ) : null}
    </TabRow>
  );
}
