import { loadActor } from "@arraigo/directory";
import type { Clock, Ctx, Module, Services } from "@arraigo/platform";

/** A context in which this person acts, with the permissions they really hold, at a time of our choosing. */
export async function asPerson(
  services: Services,
  modules: readonly Module[],
  { organisationId, personId, at }: { organisationId: string; personId: string; at: Date },
): Promise<Ctx> {
  const loaded = await loadActor(services.database, modules, { organisationId, personId, sessionId: personId }, at);
  if (!loaded) throw new Error("the simulated person is not enrolled");
  const clock: Clock = { now: () => at };
  return { ...services, clock, organisationId, requestId: "simulator", ...loaded };
}
