import {
  type AnyRoute,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Feature } from "../lib/feature";
import { language, setLanguage } from "../lib/language";
import { paths } from "../lib/paths";
import { sessionQuery } from "../lib/session";
import { queryClient } from "../lib/trpc";
import { hasWords, loadCatalogue, loadWords } from "./catalogues";
import { CrashScreen } from "./crash-screen";
import { features, type NamedFeature } from "./features";
import { NotFoundScreen } from "./not-found-screen";
import { ScreenPending, ShellPending } from "./pending";
import { Shell } from "./shell";
import { signInWithReturn } from "./sign-in-with-return";

const root = createRootRoute({ notFoundComponent: () => <Alone screen={<NotFoundScreen />} /> });

/** A page without the shell around it is its own main landmark. */
function Alone(props: { screen: ReactNode }) {
  return <main>{props.screen}</main>;
}

/** Everything behind sign-in. The person's own language wins over the device's as soon as we know who it is. */
const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  component: Shell,
  pendingComponent: ShellPending,
  errorComponent: (props) => <Alone screen={<CrashScreen {...props} />} />,
  beforeLoad: async ({ location }) => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    if (!session) throw redirect(signInWithReturn(location.href));
    await loadCatalogue(session.person.language);
    setLanguage(session.person.language);
  },
});

const today = createRoute({
  getParentRoute: () => shell,
  path: paths.today,
  component: lazyRouteComponent(() => import("./today-screen"), "TodayScreen"),
});

/** An address nobody has, shown with the areas around it, so that one can go on. */
const nowhere = createRoute({ getParentRoute: () => shell, path: "$", component: NotFoundScreen });

/** Above a feature's screens: fetches their words beside their code and what they read. */
function worded(parent: AnyRoute, feature: NamedFeature, routes: Feature["routes"]): AnyRoute {
  const needed = [feature.id, ...(feature.alsoWords ?? [])];
  const above = createRoute({
    getParentRoute: () => parent,
    id: `words-of-${feature.id}`,
    loader: () => {
      const missing = needed.filter((id) => !hasWords(language(), id));
      return missing.length > 0 ? Promise.all(missing.map((id) => loadWords(language(), id))) : undefined;
    },
  });
  return above.addChildren([...routes(above)]);
}

const routeTree = root.addChildren([
  ...features.flatMap((feature) => (feature.openRoutes ? [worded(root, feature, feature.openRoutes)] : [])),
  shell.addChildren([today, ...features.map((feature) => worded(shell, feature, feature.routes)), nowhere]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: "intent",
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultErrorComponent: CrashScreen,
  defaultPendingComponent: ScreenPending,
  defaultNotFoundComponent: NotFoundScreen,
  // The old page stays until the new one is there; a skeleton appears only for what takes longer.
  defaultPendingMs: 300,
});
