import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type { Feature, PaletteContribution } from "../../lib/feature";
import { paths } from "../../lib/paths";
import { prefetch } from "../../lib/prefetch";
import { trpc } from "../../lib/trpc";
import { insightsSearch } from "./insights-search";
import { connectionsSearch, historySearch, namesSearch } from "./search";
import { usageSearch } from "./usage-search";

export const routes: Feature["routes"] = (parent) => [
  createRoute({
    getParentRoute: () => parent,
    path: paths.admin.sources,
    validateSearch: (search) => connectionsSearch.parse(search),
    loader: () => prefetch(trpc.telemetry.health.queryOptions()),
    component: lazyRouteComponent(() => import("./screens/connections-screen"), "ConnectionsScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.admin.history,
    validateSearch: (search) => historySearch.parse(search),
    component: lazyRouteComponent(() => import("./screens/history-screen"), "HistoryScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.admin.names,
    validateSearch: (search) => namesSearch.parse(search),
    component: lazyRouteComponent(() => import("./screens/names-screen"), "NamesScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.admin.keeping,
    loader: () => prefetch(trpc.telemetry.retention.read.queryOptions()),
    component: lazyRouteComponent(() => import("./screens/keeping-screen"), "KeepingScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.admin.events,
    component: lazyRouteComponent(() => import("./screens/catalogue-screen"), "CatalogueScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.adoption.usage,
    validateSearch: (search) => usageSearch.parse(search),
    loader: () => {
      prefetch(trpc.telemetry.analytics.groups.queryOptions());
      prefetch(trpc.telemetry.analytics.events.queryOptions());
    },
    component: lazyRouteComponent(() => import("./screens/usage-screen"), "UsageScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.adoption.insights,
    validateSearch: (search) => insightsSearch.parse(search),
    loader: () => prefetch(trpc.telemetry.dashboards.list.queryOptions()),
    component: lazyRouteComponent(() => import("./screens/insights-screen"), "InsightsScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.myData,
    component: lazyRouteComponent(() => import("./screens/my-data-screen"), "MyDataScreen"),
  }),
];

/** What was recorded of a person includes events whose names the change feature words. */
export const alsoWords: Feature["alsoWords"] = ["change"];

export const palette: PaletteContribution = {
  actions: [
    {
      id: "telemetry.connect",
      label: (words) => words("telemetry.palette.connections"),
      keywords: "segment rudderstack api",
      requires: "telemetry.key.manage",
      to: `${paths.admin.sources}?new=key`,
      creates: true,
    },
    {
      id: "telemetry.usage",
      label: (words) => words("telemetry.palette.usage"),
      keywords: "dau wau mau retention stickiness l28 licences",
      requires: "telemetry.figure.read",
      to: paths.adoption.usage,
    },
    {
      id: "telemetry.insights",
      label: (words) => words("telemetry.palette.insights"),
      keywords: "dashboard alert saved panel alerta",
      requires: "telemetry.figure.read",
      to: paths.adoption.insights,
    },
    {
      id: "telemetry.keeping",
      label: (words) => words("telemetry.palette.keeping"),
      keywords: "gdpr retention erase forget rgpd conservar olvidar",
      requires: "telemetry.retention.manage",
      to: paths.admin.keeping,
    },
    { id: "telemetry.mine", label: (words) => words("telemetry.palette.mine"), to: paths.myData },
  ],
};
