import type { PersonFacts } from "../src/duplicates/facts";
import type { KnownPeople } from "./known-duplicates";
import { misspell, type Random, randomFrom } from "./misspell";

const givens =
  "Ana María José Antonio Lucía Carmen Javier Miguel Francisco Laura Marta Pablo Elena Sofía Diego Manuel Isabel Pedro Rosa Iñigo Nuria Sergio Teresa Raúl Beatriz Ignacio Pilar Andrés Julia Óscar William Robert Elizabeth James Margaret Thomas Katherine Michael Susan Edward Patricia Richard Jennifer Daniel Emily Andrew Deborah Charles Victoria Samuel Rebecca Anthony Christine George Helen Peter Joanna Timothy Alice Nicholas Grace Ingrid Björn Aisha Wei Priya Chloé Łukasz Fatima Kwame Zoë".split(
    " ",
  );
const families =
  "García Fernández González Rodríguez López Martínez Sánchez Pérez Gómez Ruiz Hernández Jiménez Díaz Moreno Álvarez Romero Navarro Torres Domínguez Gutiérrez Vázquez Serrano Ortega Castillo Iglesias Quiroz Etxeberria Puig Ferrer Salas Smith Johnson Brown Taylor Wilson Davies Evans Walker Wright Thompson White Hughes Edwards Green Lewis Wood Harris Clarke Patel Jackson Turner Hill O'Brien Murphy Kelly Byrne Campbell Stewart Müller Schneider Kowalski Nowak Rossi Bianchi Dubois Lefèvre Silva Costa Nguyen Tran Chen Kim Singh Ahmed Okafor Mensah van_den_Berg de_la_Cruz".split(
    " ",
  );
const streets =
  "Calle Mayor|Calle de Alcalá|Avenida de América|Plaza de España|Paseo del Prado|Calle Serrano|Carretera de Burgos|Gran Vía|Calle Cervantes|High Street|Church Road|Station Road|Victoria Avenue|Mill Lane|Park Crescent|Queens Drive|St James Square|Forbes Street|Hauptstraße|Rue de la Paix".split(
    "|",
  );
const cities =
  "Madrid|Barcelona|Sevilla|Valencia|Bilbao|Zaragoza|Málaga|Murcia|London|Leeds|Bristol|Manchester|Dublin|Cork|Sydney|Perth|Berlin|Lyon".split(
    "|",
  );
const companies = "Aceros|Norte|Delta|Brekke|Lumen|Orbis|Terra|Vega|Nova|Atlas|Iberia|Faro|Sol|Marea|Roble|Cobre".split(
  "|",
);
const nicknames: Record<string, string> = {
  José: "Pepe",
  Francisco: "Paco",
  Ignacio: "Nacho",
  Isabel: "Isa",
  William: "Bill",
  Robert: "Bob",
  Elizabeth: "Liz",
  Margaret: "Peggy",
  Edward: "Ted",
  Richard: "Dick",
  Patricia: "Patty",
  Rebecca: "Becky",
};

interface Household {
  family: string;
  street: string;
  city: string;
  postcode: string;
  phone: string;
  email: string;
}

const plain = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}]/gu, "")
    .toLowerCase();
const named = (family: string) => family.replaceAll("_", " ");

/**
 * People as lists have them, the same for the same seed: one in six entered twice, carelessly. Traps: families behind one address,
 * phone and mailbox; fathers and sons of one name; colleagues behind one front desk's mailbox and line.
 */
export function messyPeople(count: number, seed: number): KnownPeople {
  const random = randomFrom(seed);
  const people: PersonFacts[] = [];
  const entity = new Map<string, string>();
  const add = (facts: Omit<PersonFacts, "id">, who?: string) => {
    const id = `p${people.length}`;
    people.push({ id, ...facts });
    entity.set(id, who ?? id);
    return id;
  };
  while (people.length < count) {
    const home = household(random);
    const kind = random.below(10);
    const size = kind < 2 ? 2 + random.below(4) : 1;
    if (kind === 2) {
      for (const facts of frontDesk(random, 4 + random.below(10))) add(facts);
      continue;
    }
    const members = new Set<string>();
    while (members.size < size) members.add(random.of(givens));
    const [father = ""] = members;
    const hasSon = size > 2 && random.below(10) === 0;
    for (const given of members) {
      const own = member(random, home, given, size > 1);
      if (given === father && hasSon) own.bornOn = born(random, 1945);
      const id = add(own);
      if (random.below(6) === 0) add(entered(random, own), id);
    }
    if (hasSon) add({ ...member(random, home, father, true), bornOn: born(random, 1990) });
  }
  return { people, entity };
}

function household(random: Random): Household {
  const family = random.below(3) === 0 ? `${random.of(families)} ${random.of(families)}` : random.of(families);
  const street = `${random.of(streets)} ${1 + random.below(180)}${random.below(4) === 0 ? `, ${1 + random.below(9)}º B` : ""}`;
  return {
    family: named(family),
    street,
    city: random.of(cities),
    postcode: String(1_000 + random.below(51_000)).padStart(5, "0"),
    phone: `+34 9${random.digits(8)}`,
    email: `familia.${plain(family)}${random.below(900)}@hotmail.com`,
  };
}

const born = (random: Random, from: number) =>
  `${from + random.below(25)}-${String(1 + random.below(12)).padStart(2, "0")}-${String(1 + random.below(28)).padStart(2, "0")}`;

function member(random: Random, home: Household, given: string, shares: boolean): Omit<PersonFacts, "id"> {
  const own = `${plain(given)}.${plain(home.family.split(" ")[0] ?? "")}${random.below(99)}@gmail.com`;
  return {
    givenName: given,
    familyName: home.family,
    emails: shares && random.below(2) === 0 ? [home.email] : random.below(5) === 0 ? [] : [own],
    phones: shares && random.below(2) === 0 ? [home.phone] : random.below(4) === 0 ? [] : [`+34 6${random.digits(8)}`],
    company: random.below(3) === 0 ? `${random.of(companies)} ${random.of(companies)} S.L.` : null,
    street: home.street,
    city: home.city,
    postcode: home.postcode,
    country: "Spain",
    bornOn: random.below(3) === 0 ? null : born(random, 1950),
  };
}

/** Different people behind one mailbox and one line of one company. */
function frontDesk(random: Random, size: number): Omit<PersonFacts, "id">[] {
  const company = `${random.of(companies)} ${random.of(companies)} ${random.below(90)} S.A.`;
  const home = household(random);
  const mailbox = `${random.of(["info", "ventas", "recepcion", "hello", "front-desk"])}@${plain(company)}.com`;
  const staff = new Set<string>();
  while (staff.size < size) staff.add(`${random.of(givens)}|${named(random.of(families))}`);
  return [...staff].map((name) => {
    const [givenName = "", familyName = ""] = name.split("|");
    return {
      givenName,
      familyName,
      emails: [mailbox],
      phones: [home.phone],
      company,
      street: home.street,
      city: home.city,
    };
  });
}

/** The same person as somebody else would type them, from memory or in a hurry: one to three slips, and something left out. */
function entered(random: Random, whole: Omit<PersonFacts, "id">): Omit<PersonFacts, "id"> {
  const copy = { ...whole };
  const given = () => copy.givenName ?? "";
  const family = () => copy.familyName ?? "";
  const slips: (() => Partial<PersonFacts>)[] = [
    () => ({ givenName: plainWords(given()), familyName: plainWords(family()).toUpperCase() }),
    () => ({ givenName: nicknames[given()] ?? misspell(random, given()) }),
    () => ({ givenName: family(), familyName: given() }),
    () => ({ familyName: misspell(random, family()) }),
    () => ({ familyName: /^(?:van|de) /.test(family()) ? family() : (family().split(" ")[0] ?? "") }),
    () => ({ phones: copy.phones?.map((phone) => phone.replace("+34 ", "").replace(/(\d{3})(?=\d)/g, "$1 ")) ?? [] }),
    () => ({ emails: copy.emails?.map((email) => email.replace("@", "+crm@").toUpperCase()) ?? [] }),
    () => ({ street: shortened(copy.street ?? "") }),
    () => ({ bornOn: swappedDay(copy.bornOn ?? null) }),
    () => ({ city: misspell(random, copy.city ?? "") }),
  ];
  for (let slip = 0; slip < 1 + random.below(3); slip++) Object.assign(copy, random.of(slips)());
  const left = random.of(["emails", "phones", "street", "bornOn", "company", "none", "none"] as const);
  if (left === "emails" || left === "phones") copy[left] = [];
  else if (left !== "none") copy[left] = null;
  return copy;
}

const plainWords = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "");
const shortened = (street: string) =>
  street
    .replace("Calle de ", "C/ ")
    .replace("Calle", "C/")
    .replace("Avenida de", "Avda.")
    .replace("Street", "St")
    .replace("Road", "Rd");

function swappedDay(date: string | null): string | null {
  const [year = "", month = "", day = ""] = date?.split("-") ?? [];
  return date === null || Number(day) > 12 ? date : `${year}-${day}-${month}`;
}
