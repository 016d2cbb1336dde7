/** Chance that is the same for the same seed. */
export interface Random {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
  of<T>(values: readonly T[]): T;
  digits(count: number): string;
}

/** Mulberry32: 32 bits of state, enough for test data. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const of = <T>(values: readonly T[]): T => {
    const value = values[below(values.length)];
    if (value === undefined) throw new RangeError("nothing to choose from");
    return value;
  };
  return { below, of, digits: (count) => Array.from({ length: count }, () => below(10)).join("") };
}

/** A word with one slip of the pen: a letter left out, doubled, changed, or exchanged with the next. */
export function misspell(random: Random, word: string): string {
  if (word.length < 4) return word;
  const place = 1 + random.below(word.length - 2);
  const [before, letter, after] = [word.slice(0, place), word.charAt(place), word.slice(place + 1)];
  const slips = [before + after, before + letter + letter + after, before + random.of([..."aeioustrn"]) + after];
  return random.of([...slips, before + after.charAt(0) + letter + after.slice(1)]);
}
