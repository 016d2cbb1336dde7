/**
 * How a folded word sounds, coarsely, in English or Spanish: the first sound and up to four more consonants. Words that are
 * written differently and sound alike share it (Jiménez/Giménez, Katherine/Catherine, Vázquez/Bazques). Empty for digits.
 */
export function phoneticKey(word: string): string {
  const sounds = word
    .replace(/[^a-z]/g, "")
    .replace(/^(?:kn|gn|pn)/, "n")
    .replace(/^wr/, "r")
    .replace(/ph/g, "f")
    .replace(/sch|sh|ch/g, "x")
    .replace(/c(?=[eiy])/g, "s")
    .replace(/g(?=[eiy])/g, "j")
    .replace(/ck|[cq]/g, "k")
    .replace(/z/g, "s")
    .replace(/[vw]/g, "b")
    .replace(/gh|h/g, "")
    .replace(/y/g, "i")
    .replace(/d/g, "t")
    .replace(/(.)\1+/g, "$1");
  const first = sounds.slice(0, 1);
  return (
    (/[aeiou]/.test(first) ? "a" : first) +
    sounds
      .slice(1)
      .replace(/[aeiou]/g, "")
      .slice(0, 4)
  );
}
