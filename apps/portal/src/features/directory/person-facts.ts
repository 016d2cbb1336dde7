/** What a form knows of a person: the facts the directory saves, by the names it saves them under. */
export interface PersonFacts {
  email: string;
  givenName: string;
  familyName: string;
  externalId: string | null;
  orgUnitId: string | null;
  managerId: string | null;
  jobRoleId: string | null;
  locationId: string | null;
  language: "en" | "es";
  timeZone: string;
  startsOn: string;
  endsOn: string | null;
  workloadPercent: number;
}

export interface EditedPerson extends PersonFacts {
  id: string;
  manager: string | null;
}

export const languageNames = { en: "English", es: "Español" };

/** The facts alone, without what else is shown of a person. */
export function factsOf(person: PersonFacts): PersonFacts {
  const { email, givenName, familyName, externalId, orgUnitId, managerId, jobRoleId, locationId } = person;
  const { language, timeZone, startsOn, endsOn, workloadPercent } = person;
  return {
    ...{ email, givenName, familyName, externalId, orgUnitId, managerId, jobRoleId, locationId },
    ...{ language, timeZone, startsOn, endsOn, workloadPercent },
  };
}

/** What the form holds, as text fields and selects give it. */
export function factsIn(form: FormData, managerId: string | null, endsOn: string): PersonFacts {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  return {
    email: text("email"),
    givenName: text("givenName"),
    familyName: text("familyName"),
    externalId: text("externalId") || null,
    orgUnitId: text("orgUnitId") || null,
    managerId,
    jobRoleId: text("jobRoleId") || null,
    locationId: text("locationId") || null,
    language: text("language") === "es" ? "es" : "en",
    timeZone: text("timeZone"),
    startsOn: text("startsOn"),
    endsOn: endsOn || null,
    workloadPercent: Number(text("workloadPercent")),
  };
}
