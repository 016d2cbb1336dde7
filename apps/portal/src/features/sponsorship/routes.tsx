import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { lazy } from "react";
import type { Feature, PaletteContribution, TodayCard, TodayItems } from "../../lib/feature";
import { paths } from "../../lib/paths";
import { prefetch } from "../../lib/prefetch";
import { trpc } from "../../lib/trpc";
import { sponsorSearch } from "./search";
import { useActItems } from "./use-act-items";

export const routes: Feature["routes"] = (parent) => [
  createRoute({
    getParentRoute: () => parent,
    path: paths.sponsor.week,
    validateSearch: (search) => sponsorSearch.parse(search),
    loader: () => prefetch(trpc.sponsorship.sponsors.presence.queryOptions()),
    component: lazyRouteComponent(() => import("./screens/sponsor-screen"), "SponsorScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.sponsor.messages,
    loader: () => prefetch(trpc.sponsorship.messages.mine.queryOptions()),
    component: lazyRouteComponent(() => import("./screens/messages-screen"), "MessagesScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.sponsor.message("$messageId"),
    component: lazyRouteComponent(() => import("./screens/message-screen"), "MessageScreen"),
  }),
];

export const palette: PaletteContribution = {
  actions: [
    {
      id: "sponsorship.write",
      label: (words) => words("sponsorship.palette.write"),
      requires: "sponsorship.message.send",
      to: `${paths.sponsor.week}?write=new`,
      creates: true,
    },
    {
      id: "sponsorship.messages",
      label: (words) => words("sponsorship.palette.messages"),
      requires: "sponsorship.message.read",
      to: paths.sponsor.messages,
    },
  ],
};

export const todayItems: TodayItems = { requires: "sponsorship.message.send", useItems: useActItems };

export const todayCards: readonly TodayCard[] = [
  {
    id: "sponsorship.word",
    place: "side",
    order: 5,
    requires: "sponsorship.message.read",
    component: lazy(() => import("./components/unread-card").then((file) => ({ default: file.UnreadCard }))),
  },
];
