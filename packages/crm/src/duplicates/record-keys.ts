import type { Ctx } from "@arraigo/platform";
import { hashKey } from "./hash-key";
import { type Facts, type MatchableType, matchingOf, type Profile } from "./matchable";

/** More keys than this come of dozens of addresses; the first ones are the record's own. */
const keysMax = 60;

/** What a record of this type is recognised by in this organisation. */
export const keysFor = (ctx: Pick<Ctx, "organisationId">, type: MatchableType, facts: Facts): number[] =>
  keysOf(ctx, type, matchingOf(type).profile(facts));

/** The same of a profile that was made already: making it takes longer. */
export function keysOf(ctx: Pick<Ctx, "organisationId">, type: MatchableType, profile: Profile): number[] {
  const salt = `${ctx.organisationId} ${type}`;
  const keys = matchingOf(type).keys(profile).slice(0, keysMax);
  return [...new Set(keys.map((key) => hashKey(salt, key)))];
}
