import { router } from "@arraigo/platform";
import { modules } from "./modules";

type Registered = (typeof modules)[number];
type Routers = { [M in Registered as M["manifest"]["id"]]: M["router"] };

/** One key per module, named by its manifest: who is in the list is in the router. */
export const appRouter = router(
  Object.fromEntries(modules.map((module) => [module.manifest.id, module.router])) as Routers,
);

export type AppRouter = typeof appRouter;
