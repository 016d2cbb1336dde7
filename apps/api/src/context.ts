import { randomUUID } from "node:crypto";
import { actorOf, type Identity, languageOf } from "@arraigo/directory";
import type { RequestContext, Services } from "@arraigo/platform";
import { modules } from "./modules";

/** Turns a request into what every procedure takes: who is asking, for which organisation, in which language. */
export async function requestContext(
  services: Services,
  identity: Identity,
  headers: Headers,
): Promise<RequestContext> {
  const requestId = randomUUID();
  const nobody: RequestContext = {
    ...services,
    requestId,
    language: languageOf(headers.get("accept-language")),
    organisationId: null,
    privacyMode: "team",
    actor: null,
  };
  const signedIn = await identity.signedIn(headers);
  const loaded = signedIn && actorOf(modules, signedIn, services.clock.now());
  if (!signedIn || !loaded) return nobody;
  return {
    ...nobody,
    organisationId: signedIn.organisationId,
    privacyMode: loaded.privacyMode,
    actor: loaded.actor,
    language: loaded.actor.language,
  };
}
