import { words } from "./crm-fill";

/** A contact as a file to be imported has it. */
export interface FileContact {
  number: string;
  given: string;
  family: string;
  email: string;
  phone: string;
  company: string;
  title: string;
  city: string;
  born: string;
}

const lists = Object.fromEntries(Object.entries(words).map(([key, text]) => [key, text.split(",")]));
const word = (list: keyof typeof words, at: number) => {
  const among = lists[list] ?? [];
  return among[Math.floor(at) % among.length] ?? "";
};
const nameOf = (first: number, second: number) => `${word("family", first)}${word("ending", second)}`;

/** So many different names a file has; the first million of them are those of the contacts that are there. */
const names = 2_000_000;
const companies = 5_000;

/** Tells one file's people from another's, who may bear the same names: they have other numbers and other birthdays. */
const seedOf = (of: string) => [...of].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 99_991, 7);

/**
 * Row number `n` of the file called `of`: every second person has a namesake among the contacts of `fillCrm`, everybody works at an
 * account of it, and dates stand in one order, day first.
 */
export function contactOf(of: string, n: number): FileContact {
  const seed = seedOf(of);
  const name = (n * 7_919 + seed) % names;
  const firm = (n * 31) % companies;
  return {
    number: `${of}-${n}`,
    given: word("given", name),
    family: `${nameOf(name / 30, name / 900)} ${nameOf(name / 18_000, name / 540_000)}`,
    email: `${of}${n}@customer.example`,
    phone: `+34 6${String((n + seed * 1_000) % 100_000_000).padStart(8, "0")}`,
    company: `${word("firm", firm)} ${nameOf(firm / 16, firm / 480)} ${firm}`,
    title: `Title ${n % 40}`,
    city: word("city", n * 7),
    born: `${1 + ((n + seed) % 28)}/${1 + (n % 12)}/${1950 + ((n * seed) % 50)}`,
  };
}

const headings = [
  "Number",
  "First name",
  "Last name",
  "E-mail",
  "Phone",
  "Company",
  "Job title",
  "City",
  "Date of birth",
];

/** The same people a month later: promoted and moved. */
const later = (person: FileContact): FileContact => ({ ...person, title: `Senior ${person.title}`, city: "Tarragona" });

/** The file's lines, headings first, in pieces of some thousand: a million rows are never one text. */
export function* linesOf(of: string, rows: number, as = (person: FileContact) => person): Generator<string[][]> {
  const linesAtOnce = 5_000;
  yield [headings];
  for (let start = 0; start < rows; start += linesAtOnce)
    yield Array.from({ length: Math.min(linesAtOnce, rows - start) }, (_, at) =>
      Object.values(as(contactOf(of, start + at))),
    );
}

/** The same file as text between commas; `later` has the same people with another title and city. */
export function csvOf(of: string, rows: number, when: "first" | "later" = "first"): Buffer {
  const parts: Buffer[] = [];
  for (const lines of linesOf(of, rows, when === "later" ? later : undefined))
    parts.push(Buffer.from(lines.map((cells) => `${cells.join(",")}\n`).join("")));
  return Buffer.concat(parts);
}
