import { assertStorable } from "@arraigo/platform";
import { type Language, languages } from "@arraigo/platform/contract";
import { emailAddress, type PeopleMapping, type PersonField } from "../contract";
import { isTimeZone } from "../people/update-me";

export interface Problem {
  line: number;
  /** A message of `directory.importProblems`. */
  problem: string;
  params: Record<string, string | number>;
}

/** What a row says. What it leaves empty, or has no column for, is undefined and changes nothing. */
export interface PersonRow {
  line: number;
  email: string;
  givenName?: string;
  familyName?: string;
  externalId?: string;
  orgUnit?: string[];
  manager?: string;
  jobRole?: string;
  location?: string;
  language?: Language;
  timeZone?: string;
  startsOn?: string;
  endsOn?: string;
  workloadPercent?: number;
}

export const unitDepthMax = 10;
const charactersMax: Partial<Record<PersonField, number>> = {
  givenName: 100,
  familyName: 100,
  externalId: 100,
  jobRole: 120,
  location: 120,
  orgUnit: 1_200,
};

class Unreadable extends Error {
  constructor(
    readonly problem: string,
    readonly params: Record<string, string | number> = {},
  ) {
    super(problem);
  }
}

/** Reads one row, or says why it cannot be read. */
export function readRow(line: number, cells: readonly string[], mapping: PeopleMapping): PersonRow | Problem {
  try {
    return read(line, cells, mapping);
  } catch (error) {
    if (error instanceof Unreadable) return { line, problem: error.problem, params: error.params };
    throw error;
  }
}

function read(line: number, cells: readonly string[], mapping: PeopleMapping): PersonRow {
  const cell = (field: PersonField): string | undefined => {
    const column = mapping[field];
    const value = column === undefined ? "" : (cells[column] ?? "");
    if (value === "") return undefined;
    const maximum = charactersMax[field] ?? 300;
    if (value.length > maximum) throw new Unreadable("tooLong", { column: field, maximum });
    return value.replace(/\s+/g, " ");
  };
  try {
    assertStorable(cells);
  } catch {
    throw new Unreadable("notStorable");
  }
  const email = cell("email")?.toLowerCase();
  if (!email) throw new Unreadable("emailMissing");
  if (!emailAddress.safeParse(email).success) throw new Unreadable("emailNotUsable", { value: shortened(email) });
  const row: PersonRow = { line, email };
  for (const field of ["givenName", "familyName", "externalId", "jobRole", "location"] as const) {
    const value = cell(field);
    if (value !== undefined) row[field] = value;
  }
  const unit = cell("orgUnit");
  if (unit) row.orgUnit = unitPath(unit);
  const manager = cell("manager")?.toLowerCase();
  if (manager) row.manager = manager;
  const startsOn = dateIn(cell("startsOn"));
  const endsOn = dateIn(cell("endsOn"));
  if (startsOn && endsOn && endsOn < startsOn) throw new Unreadable("endsBeforeStart");
  const language = languageIn(cell("language"));
  const timeZone = cell("timeZone");
  if (timeZone && !isTimeZone(timeZone)) throw new Unreadable("timeZoneUnknown", { value: shortened(timeZone) });
  const workloadPercent = workloadIn(cell("workloadPercent"));
  return {
    ...row,
    ...(startsOn ? { startsOn } : {}),
    ...(endsOn ? { endsOn } : {}),
    ...(language ? { language } : {}),
    ...(timeZone ? { timeZone } : {}),
    ...(workloadPercent ? { workloadPercent } : {}),
  };
}

/** "Sales / Bogotá" */
function unitPath(text: string): string[] | undefined {
  const path = text
    .split(/[/>]/)
    .map((each) => each.trim())
    .filter((each) => each !== "");
  if (path.length > unitDepthMax) throw new Unreadable("unitTooDeep", { maximum: unitDepthMax });
  if (path.some((each) => each.length > 120)) throw new Unreadable("tooLong", { column: "orgUnit", maximum: 120 });
  return path.length === 0 ? undefined : path;
}

/** Year first, or day first with dots. Slashes with the year last mean different days to different people, so they are refused. */
function dateIn(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text);
  const dayFirst = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const [year, month, day] = yearFirst ? yearFirst.slice(1) : dayFirst ? dayFirst.slice(1).reverse() : [];
  const iso = `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}`;
  const parsed = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== iso)
    throw new Unreadable("dateNotReadable", { value: shortened(text) });
  return iso;
}

const languageNames: Record<string, Language> = {
  english: "en",
  ingles: "en",
  spanish: "es",
  espanol: "es",
  castellano: "es",
};

function languageIn(text: string | undefined): Language | undefined {
  if (text === undefined) return undefined;
  const plain = text
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z]/g, "");
  const found = languageNames[plain] ?? languages.find((each) => text.toLowerCase().split(/[-_]/)[0] === each);
  if (!found) throw new Unreadable("languageUnknown", { value: shortened(text) });
  return found;
}

function workloadIn(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text.replace("%", "").trim());
  if (!Number.isInteger(value) || value < 1 || value > 100)
    throw new Unreadable("workloadNotUsable", { value: shortened(text) });
  return value;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
