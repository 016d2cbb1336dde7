import { randomUUID } from "node:crypto";
import { type Identity, loadActor } from "@arraigo/directory";
import type { RequestContext, Services } from "@arraigo/platform";
import type { Language } from "@arraigo/platform/contract";
import { modules } from "./modules";

/** The first language the browser asks for that we speak. */
export function languageOf(acceptLanguage: string | null | undefined): Language {
  for (const part of (acceptLanguage ?? "").toLowerCase().split(",")) {
    const tag = part.trim().slice(0, 2);
    if (tag === "es" || tag === "en") return tag;
  }
  return "en";
}

/** Turns a request into what every procedure takes: who is asking, for which organisation, in which language. */
export async function requestContext(services: Services, identity: Identity, headers: Headers): Promise<RequestContext> {
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
  const loaded = signedIn && (await loadActor(services.database, modules, signedIn));
  if (!signedIn || !loaded) return nobody;
  return {
    ...nobody,
    organisationId: signedIn.organisationId,
    privacyMode: loaded.privacyMode,
    actor: loaded.actor,
    language: loaded.actor.language,
  };
}
