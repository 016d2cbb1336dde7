import type { Ctx } from "@arraigo/platform";
import { hashKey } from "./hash-key";
import { type Facts, type MatchableType, matchingOf } from "./matchable";

/** More keys than this come of dozens of addresses; the first ones are the record's own. */
const keysMax = 60;

/** What a record of this type is recognised by in this organisation. */
export function keysFor(ctx: Pick<Ctx, "organisationId">, type: MatchableType, facts: Facts): number[] {
  const how = matchingOf(type);
  const salt = `${ctx.organisationId} ${type}`;
  const keys = how.keys(how.profile(facts)).slice(0, keysMax);
  return [...new Set(keys.map((key) => hashKey(salt, key)))];
}
