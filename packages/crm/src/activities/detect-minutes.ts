/** A day; nobody logs more in one line. */
const minutesMax = 1_440;

const spoken: readonly [RegExp, number][] = [
  [/\b(?:an hour and a half|hora y media)\b/iu, 90],
  [/\b(?:three quarters of an hour|tres cuartos de hora)\b/iu, 45],
  [/\b(?:half an hour|half hour|media hora)\b/iu, 30],
  [/\b(?:a quarter of an hour|quarter of an hour|(?:un )?cuarto de hora)\b/iu, 15],
  [/\b(?:an hour|one hour|una hora)\b/iu, 60],
];

const hoursAndMinutes =
  /\b(\d{1,2})\s*(?:h|hrs?|hours?|horas?)\s*(?:and |y )?(\d{1,2})(?:\s*(?:m|min|mins|minutes|minutos))?\b/iu;
const hours = /\b(\d{1,2}(?:[.,]\d{1,2})?)\s*(?:h|hrs?|hours?|horas?)\b/iu;
const minutes = /\b(\d{1,4})\s*(?:(?:min|mins|minutes?|minutos?)\b|['′](?![\p{L}\d]))/iu;

/** "in 10 minutes", "dentro de una hora", "an hour ago": when something is, not how long it took. */
const whenBefore = /(?:^|[\s,;])(?:in|within|after|every|en|dentro de|hace|desde hace|cada|tras)\s+$/iu;
const whenAfter = /^\s*(?:ago|later|from now|earlier|after|before|late|away|antes|después|más tarde|tarde)\b/iu;

/** How long a sentence says something took, in whole minutes: "called Ana, 12 min", "hablé media hora con Ana", "met for 1 h 20". */
export function detectMinutes(sentence: string): number | undefined {
  const found = [
    of(sentence, hoursAndMinutes, ([, h, m]) => Number(h) * 60 + Number(m)),
    of(sentence, hours, ([, h]) => Math.round(Number(h?.replace(",", ".")) * 60)),
    ...spoken.map(([words, value]) => of(sentence, words, () => value)),
    of(sentence, minutes, ([, m]) => Number(m)),
  ].find((each) => each !== undefined);
  return found === undefined || found > minutesMax ? undefined : found;
}

function of(sentence: string, words: RegExp, value: (match: RegExpExecArray) => number): number | undefined {
  const match = words.exec(sentence);
  if (!match) return undefined;
  const when =
    whenBefore.test(sentence.slice(0, match.index)) || whenAfter.test(sentence.slice(match.index + match[0].length));
  return when ? undefined : value(match);
}
