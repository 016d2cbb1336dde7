import type { Likeness } from "./alike";
import type { ValueKind, ValueShares } from "./value-shares";

interface Bounds {
  least: number;
  most: number;
}

/** However rare or common a value is, agreeing on it says at least and at most this: rare values are also rarely typed right. */
const bounds: Record<ValueKind, Bounds> = {
  given: { least: 4, most: 9 },
  family: { least: 5, most: 11 },
  street: { least: 5, most: 10 },
  extra: { least: 4, most: 9 },
  number: { least: 3, most: 7 },
  city: { least: 2, most: 8 },
  postcode: { least: 3, most: 8 },
  company: { least: 2, most: 10 },
  companyWord: { least: 1, most: 8 },
  domain: { least: 3, most: 12 },
  email: { least: 6, most: 14 },
  phone: { least: 4, most: 13 },
};

/** Of two records of one and the same, this share agrees wholly on a field that both have. */
const agreeing = 0.8;

/** What less than equality takes away from what equality would say: log2 of how much likelier it is by coincidence and rarer by slip. */
const loss: Record<"close" | "sounds" | "near", number> = { close: 2.5, sounds: 4, near: 6 };

/**
 * What it says that both have this value, in bits: log2 of how much likelier that is for one and the same than for two
 * strangers (Fellegi & Sunter 1969; value frequencies: Newcombe 1959, Winkler 1989).
 */
export function agreementBits(shares: ValueShares, kind: ValueKind, value: string): number {
  const { least, most } = bounds[kind];
  return Math.min(most, Math.max(least, Math.log2(agreeing / shares.share(kind, value))));
}

/** The same for values that may differ: less the further they are apart, `against` (negative) where they are far, 0 for unknown. */
export function likenessBits(
  shares: ValueShares,
  kind: ValueKind,
  values: readonly [string, string],
  found: Likeness,
  against: number,
): number {
  if (found === "unknown") return 0;
  if (found === "far") return against;
  const whole = Math.min(agreementBits(shares, kind, values[0]), agreementBits(shares, kind, values[1]));
  return found === "same" ? whole : Math.max(0, whole - loss[found]);
}
