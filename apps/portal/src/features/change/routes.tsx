import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { lazy } from "react";
import type { Feature, PaletteContribution, TodayCard } from "../../lib/feature";
import { paths } from "../../lib/paths";
import { prefetch } from "../../lib/prefetch";
import { trpc } from "../../lib/trpc";
import { rolloutSearch, rolloutsSearch } from "./search";

export const routes: Feature["routes"] = (parent) => [
  createRoute({
    getParentRoute: () => parent,
    path: paths.change.rollouts,
    validateSearch: (search) => rolloutsSearch.parse(search),
    loader: () => prefetch(trpc.change.rollouts.list.queryOptions()),
    component: lazyRouteComponent(() => import("./screens/rollouts-screen"), "RolloutsScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.change.rollout("$rolloutId"),
    validateSearch: (search) => rolloutSearch.parse(search),
    loader: ({ params }: { params: Record<string, string> }) =>
      prefetch(trpc.change.rollouts.get.queryOptions({ id: params.rolloutId ?? "" })),
    component: lazyRouteComponent(() => import("./screens/rollout-screen"), "RolloutScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.change.mine,
    loader: () => prefetch(trpc.change.rollouts.mine.queryOptions()),
    component: lazyRouteComponent(() => import("./screens/mine-screen"), "MineScreen"),
  }),
];

export const palette: PaletteContribution = {
  actions: [
    {
      id: "change.plan",
      label: (words) => words("change.palette.plan"),
      requires: "change.rollout.plan",
      to: `${paths.change.rollouts}?new=rollout`,
      creates: true,
    },
    {
      id: "change.mine",
      label: (words) => words("change.palette.mine"),
      requires: "change.rollout.read",
      to: paths.change.mine,
    },
  ],
};

export const todayCards: readonly TodayCard[] = [
  {
    id: "change.gain",
    place: "main",
    order: 40,
    requires: "change.rollout.read",
    component: lazy(() => import("./components/gain-card").then((file) => ({ default: file.GainCard }))),
  },
];
