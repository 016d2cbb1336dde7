import type { Audience } from "@arraigo/sponsorship/contract";

/** An audience as one word, for the address and for the list it is chosen from: `org_unit:<id>`. */
export function audienceWord(audience: Audience): string {
  return audience.kind === "organisation" ? audience.kind : `${audience.kind}:${audience.id}`;
}

/** The way back; undefined for anything that is no audience. */
export function audienceFrom(word: string | undefined): Audience | undefined {
  const [kind, id] = (word ?? "").split(":");
  if (kind === "organisation") return { kind };
  if ((kind === "org_unit" || kind === "rollout") && id) return { kind, id };
  return undefined;
}
