export type ValueKind =
  | "given"
  | "family"
  | "street"
  | "extra"
  | "number"
  | "city"
  | "postcode"
  | "company"
  | "companyWord"
  | "domain"
  | "email"
  | "phone";

/** What share of the records is expected to carry a value nobody has counted, and the weight of that expectation in records. */
const expected: Record<ValueKind, number> = {
  given: 1 / 300,
  family: 1 / 1_500,
  street: 1 / 1_500,
  extra: 1 / 1_500,
  number: 1 / 100,
  city: 1 / 200,
  postcode: 1 / 500,
  company: 1 / 1_500,
  companyWord: 1 / 500,
  domain: 1 / 5_000,
  email: 1 / 20_000,
  phone: 1 / 20_000,
};
const expectedWeight = 1_000;

/** How common each value is: agreeing on a rare one says more than agreeing on a common one. */
export interface ValueShares {
  /** Records the shares stand for; a pair is judged against that many chances to coincide. */
  population: number;
  share(kind: ValueKind, value: string): number;
}

/** A value that fewer records share says as much as one nobody shares. */
const keptCountMin = 4;
const keptMax = 2_000;
/** Under this key stands how many records were counted; every other key is a kind, a blank and a value. */
const recordsKey = "records";

/**
 * Counts values over a population, or over a sample of one that is `population` large. A value's own record does not count: what
 * only two records share is as rare as can be.
 */
export class ValueCounts implements ValueShares {
  readonly #counts = new Map<string, number>();
  #records = 0;
  readonly #population: number | undefined;

  constructor(population?: number) {
    this.#population = population;
  }

  get population(): number {
    return this.#population ?? this.#records;
  }

  add(values: Iterable<readonly [ValueKind, string]>): void {
    this.#records += 1;
    for (const [kind, value] of values) {
      if (value === "") continue;
      const key = `${kind} ${value}`;
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    }
  }

  share(kind: ValueKind, value: string): number {
    const others = Math.max(0, (this.#counts.get(`${kind} ${value}`) ?? 0) - 1);
    return (others + expectedWeight * expected[kind]) / (this.#records + expectedWeight);
  }

  /** The counts of what many share, to be kept and read by `of`. */
  kept(): Record<string, number> {
    const common = [...this.#counts].filter(([, count]) => count >= keptCountMin);
    common.sort(([, one], [, other]) => other - one);
    return { ...Object.fromEntries(common.slice(0, keptMax)), [recordsKey]: this.#records };
  }

  static of(kept: Readonly<Record<string, number>>, population: number): ValueCounts {
    const counts = new ValueCounts(population);
    for (const [key, count] of Object.entries(kept))
      if (key === recordsKey) counts.#records = count;
      else counts.#counts.set(key, count);
    return counts;
  }
}
