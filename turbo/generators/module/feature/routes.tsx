import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type { Feature } from "../../lib/feature";
import { paths } from "../../lib/paths";
import { prefetch } from "../../lib/prefetch";
import { trpc } from "../../lib/trpc";

export const routes: Feature["routes"] = (parent) => [
  createRoute({
    getParentRoute: () => parent,
    path: paths.__id__.entries,
    loader: () => prefetch(trpc.__id__.list.queryOptions()),
    component: lazyRouteComponent(() => import("./screens/entries-screen"), "EntriesScreen"),
  }),
];
