/** What is known about names, in the plainest form: who is in the directory, what links were said, what was decided. */
export interface Known {
  people: readonly { id: string; externalId: string | null; email: string }[];
  links: readonly { ref: string; target: string; claimed?: boolean }[];
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

/** Whom a name's own entry says, who is at the ends of its links, and undefined where nothing says anything. */
function endsOf(
  known: Known,
  name: string,
  anchor: (ref: string) => string[] | undefined,
  follows: (link: { claimed?: boolean }) => boolean,
): string[] | undefined {
  const own = anchor(name);
  if (own) return own;
  const ends = new Set<string>();
  const seen = new Set([name]);
  const toVisit = [name];
  for (let ref = toVisit.pop(); ref !== undefined; ref = toVisit.pop())
    for (const { target } of known.links.filter((link) => link.ref === ref && follows(link))) {
      const anchored = anchor(target);
      if (anchored) for (const end of anchored) ends.add(end);
      else if (!seen.has(target)) {
        seen.add(target);
        toVisit.push(target);
      }
    }
  return ends.size > 0 ? [...ends] : undefined;
}

/**
 * The person a name stands for, or null: what the directory says, else what was decided, else the one person at the ends of all that
 * was said about it, else at the ends of what was claimed too, where a name something was said about is an end. Naive on purpose: it
 * walks the whole graph for every name, and knows no order of arrival.
 */
export function resolveName(known: Known, name: string): string | null {
  const anchor = (ref: string): string[] | undefined => {
    const claimed = claims(known, ref);
    if (claimed.length > 0) return claimed;
    const decided = known.decisions.get(ref);
    return decided === undefined ? undefined : [decided ?? outside];
  };
  const said = (ref: string) => endsOf(known, ref, anchor, ({ claimed }) => claimed !== true);
  const ends = endsOf(known, name, said, () => true) ?? [];
  const [only] = ends;
  return ends.length === 1 && only !== undefined && only !== outside ? only : null;
}
