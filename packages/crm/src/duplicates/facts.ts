/** What duplicate detection may know of a person: a contact or a lead. Blank and absent mean the same: nothing is known. */
export interface PersonFacts {
  id: string;
  givenName?: string | null;
  familyName?: string | null;
  emails?: readonly string[];
  phones?: readonly string[];
  company?: string | null;
  /** Every line of the street address in one text; lines are told apart by commas or line breaks. */
  street?: string | null;
  city?: string | null;
  postcode?: string | null;
  region?: string | null;
  country?: string | null;
  /** ISO date. */
  bornOn?: string | null;
}

/** What duplicate detection may know of an organisation: an account. */
export interface OrganisationFacts {
  id: string;
  name?: string | null;
  website?: string | null;
  phones?: readonly string[];
  street?: string | null;
  city?: string | null;
  postcode?: string | null;
  region?: string | null;
  country?: string | null;
}
