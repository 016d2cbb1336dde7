import type { Ctx, Services, Tx } from "./context";
import type { Language, PrivacyMode } from "./contract";

export interface OrganisationFacts {
  id: string;
  privacyMode: PrivacyMode;
  language: Language;
  timeZone: string;
}

/** A context for work nobody in particular asked for: jobs, subscribers, commands. It holds every permission by having none checked. */
export function systemContext(services: Services, organisation: OrganisationFacts, requestId: string, tx?: Tx): Ctx {
  return {
    ...services,
    organisationId: organisation.id,
    privacyMode: organisation.privacyMode,
    actor: {
      kind: "system",
      personId: null,
      sessionId: null,
      roles: [],
      grants: new Map(),
      language: organisation.language,
      timeZone: organisation.timeZone,
    },
    requestId,
    ...(tx ? { tx } : {}),
  };
}
