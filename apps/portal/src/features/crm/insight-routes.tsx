import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { paths } from "../../lib/paths";
import { claimsSearch, dashboardSearch, profitSearch, qualitySearch, runsSearch } from "./insight-search";

/** The screens that look at everything at once. */
export const insightRoutes = (parent: AnyRoute): AnyRoute[] => [
  createRoute({
    getParentRoute: () => parent,
    path: paths.crm.dashboard,
    validateSearch: (search) => dashboardSearch.parse(search),
    component: lazyRouteComponent(() => import("./screens/dashboard-screen"), "DashboardScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.crm.quality,
    validateSearch: (search) => qualitySearch.parse(search),
    component: lazyRouteComponent(() => import("./screens/quality-screen"), "QualityScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.crm.unclaimed,
    validateSearch: (search) => claimsSearch.parse(search),
    component: lazyRouteComponent(() => import("./screens/unclaimed-screen"), "UnclaimedScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.crm.profit,
    validateSearch: (search) => profitSearch.parse(search),
    component: lazyRouteComponent(() => import("./screens/profit-screen"), "ProfitScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.crm.runs,
    validateSearch: (search) => runsSearch.parse(search),
    component: lazyRouteComponent(() => import("./screens/runs-screen"), "RunsScreen"),
  }),
];
