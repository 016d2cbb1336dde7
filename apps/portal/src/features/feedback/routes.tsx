import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { lazy } from "react";
import type { Feature } from "../../lib/feature";
import { paths } from "../../lib/paths";
import { prefetch } from "../../lib/prefetch";
import { trpc } from "../../lib/trpc";
import { boardSearch } from "./board-search";
import { useUnansweredCount } from "./use-unanswered-count";
import { useUnansweredItems } from "./use-unanswered-items";

export const routes: Feature["routes"] = (parent) => [
  createRoute({
    getParentRoute: () => parent,
    path: paths.voice.posts,
    validateSearch: (search) => boardSearch.parse(search),
    loader: () => prefetch(trpc.feedback.posts.figures.queryOptions()),
    component: lazyRouteComponent(() => import("./screens/board-screen"), "BoardScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.voice.post("$postId"),
    loader: ({ params }) => prefetch(trpc.feedback.posts.get.queryOptions({ postId: params.postId })),
    component: lazyRouteComponent(() => import("./screens/post-screen"), "PostScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.voice.done,
    component: lazyRouteComponent(() => import("./screens/done-screen"), "DoneScreen"),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: paths.voice.receipt,
    component: lazyRouteComponent(() => import("./screens/receipt-screen"), "ReceiptScreen"),
  }),
];

export const say: Feature["say"] = lazy(() =>
  import("./components/say-sheet").then((file) => ({ default: file.SaySheet })),
);

export const badge: Feature["badge"] = { job: "voice", requires: "feedback.post.move", useCount: useUnansweredCount };

export const todayItems: Feature["todayItems"] = { requires: "feedback.post.answer", useItems: useUnansweredItems };

export const todayCards: Feature["todayCards"] = [
  {
    id: "feedback.youSaid",
    place: "side",
    order: 40,
    requires: "feedback.post.read",
    component: lazy(() => import("./components/you-said-card").then((file) => ({ default: file.YouSaidCard }))),
  },
];

export const palette: Feature["palette"] = {
  actions: [
    {
      id: "feedback.board",
      label: (words) => words("feedback.palette.say"),
      keywords: "feedback voice voz comentarios",
      requires: "feedback.post.read",
      to: paths.voice.posts,
    },
    {
      id: "feedback.receipt",
      label: (words) => words("feedback.palette.receipt"),
      keywords: "receipt recibo anonymous anónimo",
      requires: "feedback.post.submit",
      to: paths.voice.receipt,
    },
  ],
};
