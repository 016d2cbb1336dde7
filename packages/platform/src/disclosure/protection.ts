/** The smallest group whose figure is shown, unless the organisation (works council: 10) or the kind of data asks for more. */
export const minimumGroupSize = 5;

/** What a figure that is not shown says instead: too few people, or hidden so that another cannot be worked out. */
export type Suppressed = { suppressed: "small" | "complement" };

/** What becomes of a figure. */
export type Protection = "shown" | "small" | "complement";

/** A part of the population and how many people a figure about it counts. */
export interface GroupSize {
  key: string;
  people: number;
}

/** Whether a figure over this many people would point at somebody. Over nobody it points at nobody. */
export function isTooSmall(people: number, k = minimumGroupSize): boolean {
  return people > 0 && people < k;
}

/** The figure where it may be shown, and otherwise only the reason why not. */
export function disclose<Figure>(protection: Protection, figure: Figure): Figure | Suppressed {
  return protection === "shown" ? figure : { suppressed: protection };
}

export function isSuppressed(figure: unknown): figure is Suppressed {
  return typeof figure === "object" && figure !== null && "suppressed" in figure;
}

/** @throws RangeError unless the number of people is a whole number of 0 or more. */
export function assertPeople({ key, people }: GroupSize) {
  if (!Number.isSafeInteger(people) || people < 0) throw new RangeError(`not a number of people: ${people} in ${key}`);
}
