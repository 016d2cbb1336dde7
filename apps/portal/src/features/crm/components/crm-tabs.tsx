import { Menu, MenuItem } from "@arraigo/ui/menu";
import { TabRow, tabLook } from "@arraigo/ui/tabs";
import { Link, useNavigate, useRouterState } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useCan } from "../../../lib/session";
import { daily, occasional, otherView } from "../places";

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
