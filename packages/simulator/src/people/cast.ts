import type { Language, Role } from "@arraigo/platform/contract";

export interface CastMember {
  /** As printed beside the sign-in. */
  role: string;
  roles: readonly Role[];
  givenName: string;
  familyName: string;
  unit: string;
  language: Language;
  /** Leads the unit: everybody in it reports to this person. */
  leads?: true;
  /** A habit formed early or never, so that the guided tour has something to show. */
  habit?: "early" | "never";
}

/** The people who can sign in to the demo, one for each chair, and one who has not begun. */
export const cast: readonly CastMember[] = [
  {
    role: "employee",
    roles: [],
    givenName: "Diego",
    familyName: "Ramos",
    unit: "Sales · Bogotá",
    language: "es",
    habit: "early",
  },
  {
    role: "service agent",
    roles: [],
    givenName: "Mateo",
    familyName: "Cifuentes",
    unit: "Service · Bogotá",
    language: "es",
    habit: "early",
  },
  {
    role: "marketer",
    roles: [],
    givenName: "Grace",
    familyName: "Holt",
    unit: "Marketing",
    language: "en",
    habit: "early",
  },
  {
    role: "people manager",
    roles: ["people_manager"],
    givenName: "Valentina",
    familyName: "Rojas",
    unit: "Sales · Bogotá",
    language: "es",
    leads: true,
    habit: "early",
  },
  {
    role: "change manager",
    roles: ["change_manager"],
    givenName: "Lucía",
    familyName: "Ferrer",
    unit: "Leadership",
    language: "en",
  },
  {
    role: "sponsor",
    roles: ["sponsor", "leader"],
    givenName: "Helen",
    familyName: "Marsh",
    unit: "Leadership",
    language: "en",
    leads: true,
  },
  {
    role: "leader",
    roles: ["leader"],
    givenName: "Andrés",
    familyName: "Villalba",
    unit: "Leadership",
    language: "es",
  },
  {
    role: "administrator",
    roles: ["administrator"],
    givenName: "Sam",
    familyName: "Okafor",
    unit: "Systems",
    language: "en",
  },
  {
    role: "employee (not started yet)",
    roles: [],
    givenName: "Nora",
    familyName: "Bell",
    unit: "Sales · Austin",
    language: "en",
    habit: "never",
  },
];
