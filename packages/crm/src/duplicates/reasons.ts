/** Why two records look alike, and what speaks against it: keys of the sentences a person reads. */
export const reasonsFor = [
  "sameName",
  "similarName",
  "partOfName",
  "transposedName",
  "nickname",
  "initial",
  "sameFamilyName",
  "sameGivenName",
  "similarFamilyName",
  "similarGivenName",
  "sameBirthDate",
  "swappedBirthDate",
  "similarBirthDate",
  "sameEmail",
  "similarEmail",
  "sameEmailName",
  "samePhone",
  "sameAddress",
  "similarAddress",
  "samePostcode",
  "sameCity",
  "sameCompany",
  "similarCompany",
  "sameWebsite",
] as const;
export const reasonsAgainst = [
  "otherGivenName",
  "otherFamilyName",
  "otherName",
  "otherBirthDate",
  "otherHouseNumber",
  "otherStreet",
  "otherPlace",
  "otherWebsite",
  "sharedMailbox",
  "sharedPhone",
] as const;

export type ReasonFor = (typeof reasonsFor)[number];
export type ReasonAgainst = (typeof reasonsAgainst)[number];

/** One piece of evidence: how much it says (in bits, negative against) and how it is put into words. */
export interface Reason {
  key: ReasonFor | ReasonAgainst;
  /** What the two agree on, where a person wants to see it: the number, the address. */
  value?: string;
}

/** Evidence of one field or group of fields: bits for (positive) or against (negative) one and the same. */
export interface Evidence {
  bits: number;
  reasons: Reason[];
}
