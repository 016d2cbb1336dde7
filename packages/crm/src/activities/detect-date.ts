/** A date a sentence names, and where it stands in it. */
export interface SpokenDate {
  date: string;
  start: number;
  end: number;
}

const weekdays: Record<string, number> = {
  sunday: 0,
  monday: 1,
  tuesday: 2,
  wednesday: 3,
  thursday: 4,
  friday: 5,
  saturday: 6,
  domingo: 0,
  lunes: 1,
  martes: 2,
  miercoles: 3,
  jueves: 4,
  viernes: 5,
  sabado: 6,
};
const months: Record<string, number> = {
  january: 1,
  february: 2,
  march: 3,
  april: 4,
  may: 5,
  june: 6,
  july: 7,
  august: 8,
  september: 9,
  october: 10,
  november: 11,
  december: 12,
  jan: 1,
  feb: 2,
  mar: 3,
  apr: 4,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  sept: 9,
  oct: 10,
  nov: 11,
  dec: 12,
  enero: 1,
  febrero: 2,
  marzo: 3,
  abril: 4,
  mayo: 5,
  junio: 6,
  julio: 7,
  agosto: 8,
  septiembre: 9,
  setiembre: 9,
  octubre: 10,
  noviembre: 11,
  diciembre: 12,
  ene: 1,
  abr: 4,
  ago: 8,
  dic: 12,
};
const counts: Record<string, number> = {
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  un: 1,
  una: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
};

const day = 86_400_000;
const iso = (time: number) => new Date(time).toISOString().slice(0, 10);

/** Small letters without accents, every character in its place, so that positions stay true. */
function plain(sentence: string): string {
  return [...sentence.toLowerCase()]
    .map((letter) => {
      const base = letter.normalize("NFD").charAt(0);
      return base.length === letter.length ? base : letter;
    })
    .join("");
}

function real(year: number, month: number, date: number): number | undefined {
  const time = Date.UTC(year, month - 1, date);
  const made = new Date(time);
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === date ? time : undefined;
}

/** A day and month without a year is the next one to come. */
function nextSuch(today: number, month: number, date: number): number | undefined {
  const year = new Date(today).getUTCFullYear();
  const thisYear = real(year, month, date);
  return thisYear !== undefined && thisYear >= today ? thisYear : real(year + 1, month, date);
}

type Reader = (match: RegExpExecArray, today: number) => number | undefined;

const monthNames = Object.keys(months)
  .sort((a, b) => b.length - a.length)
  .join("|");
const weekdayNames = Object.keys(weekdays).join("|");
const countNames = Object.keys(counts).join("|");

const readers: readonly [RegExp, Reader][] = [
  [/\b(\d{4})-(\d{2})-(\d{2})\b/g, (m) => real(Number(m[1]), Number(m[2]), Number(m[3]))],
  [/\b(?:pasado manana|day after tomorrow)\b/g, (_, today) => today + 2 * day],
  // "por la mañana" is a time of day, not tomorrow.
  [/(?<!\b(?:la|esta|de) )\b(?:manana|tomorrow)\b/g, (_, today) => today + day],
  [/\b(?:proxima semana|semana que viene|next week)\b/g, (_, today) => today + 7 * day],
  [
    new RegExp(`\\b(?:in|en|dentro de) (\\d{1,2}|${countNames}) (day|dia|week|semana|month|mes)(?:s|es)?\\b`, "g"),
    (m, today) => {
      const many = counts[m[1] ?? ""] ?? Number(m[1]);
      const unit = m[2] ?? "";
      if (/^(month|mes)/.test(unit)) return today + many * 30 * day;
      return today + many * (/^(week|semana)/.test(unit) ? 7 : 1) * day;
    },
  ],
  [
    new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of| de)? (${monthNames})\\b`, "g"),
    (m, today) => nextSuch(today, months[m[2] ?? ""] ?? 0, Number(m[1])),
  ],
  [
    new RegExp(`\\b(${monthNames}) (\\d{1,2})(?:st|nd|rd|th)?\\b`, "g"),
    (m, today) => nextSuch(today, months[m[1] ?? ""] ?? 0, Number(m[2])),
  ],
  [
    // "last Tuesday" and "el martes pasado" are behind us and no next step.
    new RegExp(`(?<!\\b(?:last|pasado) )\\b(${weekdayNames})\\b(?! pasado)`, "g"),
    (m, today) => {
      const ahead = ((weekdays[m[1] ?? ""] ?? 0) - new Date(today).getUTCDay() + 7) % 7;
      return today + (ahead === 0 ? 7 : ahead) * day;
    },
  ],
  [/\b(?:today|hoy)\b/g, (_, today) => today],
];

/** The last date to come that the sentence names: people say what was done first, and what comes next after it. */
export function detectDate(sentence: string, today: string): SpokenDate | undefined {
  const text = plain(sentence);
  const now = Date.parse(`${today}T00:00:00Z`);
  const found: SpokenDate[] = [];
  for (const [pattern, read] of readers)
    for (const match of text.matchAll(pattern)) {
      const time = read(match, now);
      const start = match.index;
      const end = start + match[0].length;
      if (time === undefined || time < now || found.some((each) => start < each.end && end > each.start)) continue;
      found.push({ date: iso(time), start, end });
    }
  return found.sort((a, b) => b.start - a.start)[0];
}
