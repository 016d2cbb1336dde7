import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { lazy } from "react";
import type { Feature, PaletteContribution, TodayCard } from "../../lib/feature";
import { paths } from "../../lib/paths";
import { prefetch } from "../../lib/prefetch";
import { trpc } from "../../lib/trpc";
import { rolloutSearch, teamSearch } from "./search";

export const routes: Feature["routes"] = (parent) => [
  createRoute({
    getParentRoute: () => parent,
    path: paths.adoption.rollouts,
    loader: () => prefetch(trpc.adoption.rollouts.queryOptions()),
    component: lazyRouteComponent(() => import("./screens/rollouts-screen"), "RolloutsScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.adoption.rollout("$rolloutId"),
    validateSearch: (search) => rolloutSearch.parse(search),
    loader: ({ params }: { params: Record<string, string> }) =>
      prefetch(trpc.adoption.rollout.queryOptions({ rolloutId: params["rolloutId"] ?? "" })),
    component: lazyRouteComponent(() => import("./screens/rollout-screen"), "RolloutScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.adoption.leadership,
    loader: () => prefetch(trpc.adoption.leadership.queryOptions()),
    component: lazyRouteComponent(() => import("./screens/leadership-screen"), "LeadershipScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.adoption.team,
    validateSearch: (search) => teamSearch.parse(search),
    component: lazyRouteComponent(() => import("./screens/team-screen"), "TeamScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.adoption.mine,
    loader: () => prefetch(trpc.adoption.mine.queryOptions()),
    component: lazyRouteComponent(() => import("./screens/mine-screen"), "MineScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.adoption.definitions,
    component: lazyRouteComponent(() => import("./screens/definitions-screen"), "DefinitionsScreen"),
  }),
];

export const palette: PaletteContribution = {
  actions: [
    {
      id: "adoption.mine",
      label: (words) => words("adoption.palette.mine"),
      requires: "adoption.own.read",
      to: paths.adoption.mine,
    },
    {
      id: "adoption.definitions",
      label: (words) => words("adoption.palette.definitions"),
      to: paths.adoption.definitions,
    },
  ],
};

export const todayCards: readonly TodayCard[] = [
  {
    id: "adoption.standing",
    place: "main",
    order: 10,
    requires: "adoption.overview.read",
    component: lazy(() => import("./components/standing-card").then((file) => ({ default: file.StandingCard }))),
  },
  {
    id: "adoption.mine",
    place: "side",
    order: 20,
    requires: "adoption.own.read",
    component: lazy(() => import("./components/mine-card").then((file) => ({ default: file.MineCard }))),
  },
];
