import type { EnrolPeople } from "@arraigo/directory";
import type { Language, Role } from "@arraigo/platform/contract";
import { addDays } from "../calendar";
import type { Random } from "../random";
import { type CastMember, cast } from "./cast";
import { mailbox, nameNumber } from "./names";
import { headCounts, type JobRoleName, type UnitPlan, units } from "./units";

export interface SimulatedPerson {
  id: string;
  givenName: string;
  familyName: string;
  email: string;
  language: Language;
  timeZone: string;
  unit: UnitPlan;
  unitId: string;
  jobRole: JobRoleName;
  managerId: string | null;
  /** Local dates, both inclusive. */
  startsOn: string;
  endsOn: string | null;
  absences: { startsOn: string; endsOn: string }[];
  cast: CastMember | undefined;
}

export interface SimulatedPeople {
  people: SimulatedPerson[];
  unitIds: Map<string, string>;
  jobRoleIds: Map<JobRoleName, string>;
  enrolment: EnrolPeople;
}

export interface PeopleOptions {
  random: Random;
  total: number;
  /** The Monday of the first simulated week, and how many weeks there are. */
  firstMonday: string;
  weeks: number;
  mailDomain: string;
  /** Put before every family name; tells one organisation's data from another's in attacks. */
  marker?: string;
}

/** Draws the people of an organisation: who they are, where they sit, who leads them, when they come, go and are away. */
export function planPeople(options: PeopleOptions): SimulatedPeople {
  const { random, total, firstMonday, weeks } = options;
  const at = new Date(`${firstMonday}T08:00:00Z`);
  const rootId = random.id(at);
  const unitIds = new Map(units.map((unit) => [unit.name, random.id(at)]));
  const jobRoleIds = new Map([...new Set(units.map((unit) => unit.jobRole))].map((name) => [name, random.id(at)]));
  const locationIds = new Map([...new Set(units.map((unit) => unit.location))].map((name) => [name, random.id(at)]));
  const people: SimulatedPerson[] = [];
  const numbers: Record<Language, number> = { en: 0, es: 0 };
  const addresses = new Set<string>();

  for (const unit of units) {
    const members = cast.filter((member) => member.unit === unit.name);
    const leader = members.find((member) => member.leads);
    const others = members.filter((member) => !member.leads);
    const count = headCounts(total).get(unit.name) ?? 0;
    let leaderId: string | null = null;
    for (let seat = 0; seat < Math.max(count, others.length + 1); seat++) {
      // The first seat leads; of the cast, only who is meant to.
      const member = seat === 0 ? leader : others[seat - 1];
      // One in eight people speaks the other language, as in any office.
      const language =
        member?.language ?? (random.chance(1 / 8) ? (unit.language === "en" ? "es" : "en") : unit.language);
      const name = member ?? nameNumber(language, numbers[language]++);
      const person = drawPerson(options, unit, { ...name, language }, member);
      person.email = freeAddress(addresses, person.email);
      person.unitId = unitIds.get(unit.name) ?? rootId;
      person.managerId = leaderId;
      if (seat === 0) {
        leaderId = person.id;
        person.startsOn = addDays(firstMonday, -400);
        person.endsOn = null;
      }
      people.push(person);
    }
  }
  const head = people.find((person) => person.cast?.role === "sponsor");
  for (const person of people) if (person.managerId === null && person !== head) person.managerId = head?.id ?? null;
  return { people, unitIds, jobRoleIds, enrolment: enrolment() };

  function enrolment(): EnrolPeople {
    const leaders = new Set(people.map((person) => person.managerId));
    const roles = people.flatMap((person): { personId: string; role: Role }[] => {
      const held = new Set<Role>(person.cast?.roles ?? []);
      if (leaders.has(person.id)) held.add("people_manager");
      return [...held].map((role) => ({ personId: person.id, role }));
    });
    return {
      units: [
        { id: rootId, name: "Grupo Meridiano" },
        ...units.map((unit) => ({ id: unitIds.get(unit.name) ?? "", parentId: rootId, name: unit.name })),
      ],
      jobRoles: [...jobRoleIds].map(([name, id]) => ({ id, name })),
      locations: [...locationIds].map(([name, id]) => ({
        id,
        name,
        timeZone: units.find((unit) => unit.location === name)?.timeZone ?? "UTC",
      })),
      people: people.map((person, index) => ({
        id: person.id,
        externalId: `GM-${String(index + 1).padStart(5, "0")}`,
        email: person.email,
        givenName: person.givenName,
        familyName: person.familyName,
        orgUnitId: person.unitId,
        managerId: person.managerId,
        jobRoleId: jobRoleIds.get(person.jobRole) ?? null,
        locationId: locationIds.get(person.unit.location) ?? null,
        language: person.language,
        timeZone: person.timeZone,
        startsOn: person.startsOn,
        endsOn: person.endsOn,
      })),
      absences: people.flatMap((person) => person.absences.map((absence) => ({ personId: person.id, ...absence }))),
      roles,
    };
  }

  function drawPerson(
    { marker = "", mailDomain }: PeopleOptions,
    unit: UnitPlan,
    name: { givenName: string; familyName: string; language: Language },
    member: CastMember | undefined,
  ): SimulatedPerson {
    const joins = !member && random.chance(0.03);
    const leaves = !member && !joins && random.chance(0.025);
    const away = !member && random.chance(0.3);
    const awayFrom = addDays(firstMonday, random.whole(0, weeks - 1) * 7);
    return {
      id: random.id(at),
      givenName: name.givenName,
      familyName: `${marker}${name.familyName}`,
      email: `${mailbox(name.givenName, name.familyName)}@${mailDomain}`,
      language: name.language,
      timeZone: unit.timeZone,
      unit,
      unitId: "",
      jobRole: unit.jobRole,
      managerId: null,
      startsOn: joins
        ? addDays(firstMonday, random.whole(1, Math.max(1, weeks - 5)) * 7)
        : addDays(firstMonday, -random.whole(100, 2_500)),
      endsOn: leaves ? addDays(firstMonday, random.whole(4, weeks) * 7 - 3) : null,
      absences: away ? [{ startsOn: awayFrom, endsOn: addDays(awayFrom, random.pick([4, 4, 11, 11, 18])) }] : [],
      cast: member,
    };
  }
}

function freeAddress(taken: Set<string>, wished: string): string {
  const [name = "", domain = ""] = wished.split("@");
  let address = wished;
  for (let number = 2; taken.has(address); number++) address = `${name}${number}@${domain}`;
  taken.add(address);
  return address;
}
