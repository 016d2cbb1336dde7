import type { OrganisationFacts, PersonFacts } from "./facts";
import { type Matching, organisationMatching, personMatching } from "./matchable";
import type { Judgement } from "./score";
import { ValueCounts, type ValueShares } from "./value-shares";

/** A block of more than so many says nothing: whoever belongs together in it shares another, rarer key as well. */
export const blockMax = 30;

export interface FoundPair {
  one: string;
  other: string;
  judgement: Judgement;
}

/** Pairs of places that share a key, each once. Blocks above the limit are skipped. */
export function* candidatePairs(keys: readonly (readonly string[])[], max = blockMax): Generator<[number, number]> {
  const blocks = new Map<string, number[]>();
  for (const [place, own] of keys.entries())
    for (const key of own) {
      const block = blocks.get(key);
      if (block) block.push(place);
      else blocks.set(key, [place]);
    }
  const seen = new Set<number>();
  for (const block of blocks.values()) {
    if (block.length < 2 || block.length > max) continue;
    for (const [index, one] of block.entries())
      for (const other of block.slice(index + 1)) {
        const pair = one * keys.length + other;
        if (seen.has(pair)) continue;
        seen.add(pair);
        yield [one, other];
      }
  }
}

function findPairs<Facts, Profile extends { id: string }>(
  records: readonly Facts[],
  how: Matching<Facts, Profile>,
  known?: ValueShares,
): FoundPair[] {
  const profiles = records.map(how.profile);
  const counts = new ValueCounts();
  if (!known) for (const profile of profiles) counts.add(how.values(profile));
  const found: FoundPair[] = [];
  for (const [one, other] of candidatePairs(profiles.map(how.keys))) {
    const [mine, theirs] = [profiles[one], profiles[other]];
    if (!mine || !theirs) continue;
    const judgement = how.compare(mine, theirs, known ?? counts);
    if (judgement.level) found.push({ one: mine.id, other: theirs.id, judgement });
  }
  return found.sort((a, b) => b.judgement.bits - a.judgement.bits || (a.one + a.other < b.one + b.other ? -1 : 1));
}

/** The pairs of a population that are probably one person, best first. Value frequencies are the population's own unless given. */
export function findPersonPairs(people: readonly PersonFacts[], known?: ValueShares): FoundPair[] {
  return findPairs(people, personMatching, known);
}

/** The pairs of a population that are probably one organisation, best first. */
export function findOrganisationPairs(organisations: readonly OrganisationFacts[], known?: ValueShares): FoundPair[] {
  return findPairs(organisations, organisationMatching, known);
}
