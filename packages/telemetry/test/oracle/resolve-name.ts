/** What is known about names, in the plainest form: who is in the directory, what links were said, what was decided. */
export interface Known {
  people: readonly { id: string; externalId: string | null; email: string }[];
  links: readonly { ref: string; target: string }[];
  /** Null: outside the directory. */
  decisions: ReadonlyMap<string, string | null>;
}

const outside = "outside";

/** Who the directory says a name is: undefined where it says nothing, several where it is contested. */
function claims({ people }: Known, name: string): string[] {
  return people
    .filter(
      (person) =>
        person.externalId === name ||
        person.email.toLowerCase() === name.toLowerCase() ||
        person.id === name.toLowerCase(),
    )
    .map(({ id }) => id);
}

/**
 * The person a name stands for, or null: what the directory says, else what was decided, else the one person at the ends of all its
 * links. Naive on purpose: it walks the whole graph for every name, and knows no order of arrival.
 */
export function resolveName(known: Known, name: string): string | null {
  const anchor = (ref: string): string[] | undefined => {
    const claimed = claims(known, ref);
    if (claimed.length > 0) return claimed;
    const decided = known.decisions.get(ref);
    return decided === undefined ? undefined : [decided ?? outside];
  };
  const own = anchor(name);
  if (own) return own.length === 1 && own[0] !== outside ? (own[0] ?? null) : null;
  const ends = new Set<string>();
  const seen = new Set([name]);
  const toVisit = [name];
  for (let ref = toVisit.pop(); ref !== undefined; ref = toVisit.pop())
    for (const { target } of known.links.filter((link) => link.ref === ref)) {
      const anchored = anchor(target);
      if (anchored) for (const end of anchored) ends.add(end);
      else if (!seen.has(target)) {
        seen.add(target);
        toVisit.push(target);
      }
    }
  const [only] = ends;
  return ends.size === 1 && only !== undefined && only !== outside ? only : null;
}
