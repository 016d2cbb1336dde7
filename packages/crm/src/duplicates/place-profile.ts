import { fold } from "../records/fold";
import { type StreetParts, streetParts } from "./street-parts";

/** Where somebody is, as compared. Blank where not known. */
export interface PlaceProfile {
  street: StreetParts;
  city: string;
  postcode: string;
  region: string;
  country: string;
}

interface PlaceFacts {
  street?: string | null;
  city?: string | null;
  postcode?: string | null;
  region?: string | null;
  country?: string | null;
}

const together = (text: string | null | undefined) => (text ? fold(text).replaceAll(" ", "") : "");

export function placeProfile(facts: PlaceFacts): PlaceProfile {
  return {
    street: streetParts(facts.street),
    city: together(facts.city),
    // Spreadsheets take the leading zero of a postcode away.
    postcode: together(facts.postcode).replace(/^0+(?=\d{3})/, ""),
    region: together(facts.region),
    country: together(facts.country),
  };
}
