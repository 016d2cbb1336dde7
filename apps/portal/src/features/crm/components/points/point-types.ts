export type ReachableType = "contact" | "lead";

export interface Said {
  at: string;
  byName: string | null;
  from: string | null;
}

/** An address or number with what is known about it. */
export interface Point {
  kind: "email" | "phone";
  value: string;
  label: string | null;
  primary: boolean;
  state: "optedOut" | "invalid" | "consented" | "unknown";
  consent: Said | null;
  optOut: Said | null;
  invalid: Said | null;
  optedOutElsewhere: boolean;
}
