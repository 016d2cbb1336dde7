import { fold } from "../records/fold";
import { doorWords, joinedWays, numberWords, shortWords, wayWords } from "./address-words";
import { editDistance } from "./edit-distance";

export interface StreetParts {
  /** House numbers with their letter, as written: "12a". Mostly one, two for a range. */
  numbers: string[];
  /** The street's own name without the kind of way; empty where only a number or nothing is known. */
  street: string;
  /** Street, avenue …; empty where not said. */
  way: string;
  /** Whatever else the address says: building, district, floor. */
  extra: string;
}

const isNumber = (word: string) => /^\d{1,5}[a-z]?$/.test(word);

/** A word as one of the kinds of way, also with one slip of the pen where it is long enough for that to be clear. */
function asWay(word: string): string | undefined {
  const exact = wayWords.get(word);
  if (exact || word.length < 6) return exact;
  return joinedWays.find(
    (way) => way.length >= 6 && Math.abs(way.length - word.length) <= 1 && editDistance(way, word) === 1,
  );
}

function parted(word: string): string[] {
  if (/^\p{L}{4,}str$/u.test(word)) return [word.slice(0, -3), "strasse"];
  const way = joinedWays.find((each) => word.length >= each.length + 3 && word.endsWith(each));
  return way ? [word.slice(0, -way.length), way] : [word];
}

interface Line {
  numbers: string[];
  name: string[];
  way: string;
  spelled: string;
}

function readLine(text: string): Line {
  let words = fold(
    text
      .replace(/\bc\s*\//giu, "calle ")
      .replace(/[ºª°]/gu, " ")
      .replace(/['’`´]/gu, ""),
  ).split(" ");
  words = words.flatMap((word) => /^(\d+)([a-z]{2,})$/.exec(word)?.slice(1) ?? word).filter((word) => word !== "");
  if (!words.some((word) => asWay(word) !== undefined)) words = words.flatMap(parted);
  const line: Line = { numbers: [], name: [], way: "", spelled: "" };
  // "St James Street": only the last such word of an English line, or the first of a Spanish one, is the kind of way.
  const places = words.flatMap((word, place) => (asWay(word) !== undefined ? [place] : []));
  const firstWord = words.findIndex((word) => !isNumber(word));
  const last = places.at(-1) ?? -1;
  const leads =
    places[0] === firstWord && (words[firstWord] ?? "") !== "st" && (last === firstWord || !isEnglishEnd(words, last));
  const wayPlace = leads ? firstWord : last;
  for (const [place, word] of words.entries()) {
    const before = words[place - 1] ?? "";
    if (place === wayPlace) line.way = asWay(word) ?? "";
    else if (isNumber(word) && !doorWords.has(before) && line.numbers.length < 2) line.numbers.push(word);
    else if (numberWords.has(word) && isNumber(words[place + 1] ?? "")) continue;
    else line.name.push(shortWords.get(word) ?? word);
  }
  line.spelled = line.name
    .filter((word) => !(line.way !== "" && ["de", "del", "la", "el", "los", "las"].includes(word)))
    .join("");
  return line;
}

function isEnglishEnd(words: readonly string[], last: number): boolean {
  return words.slice(last + 1).every((word) => isNumber(word) || doorWords.has(word));
}

/** A street address taken apart: the line that has a number or a kind of way is the street, all others are extra. */
export function streetParts(street: string | null | undefined): StreetParts {
  if (!street) return { numbers: [], street: "", way: "", extra: "" };
  const lines = street
    .split(/[,;\n]+/)
    .map(readLine)
    .filter((line) => line.spelled !== "" || line.numbers.length > 0 || line.way !== "");
  const main =
    lines.find((line) => line.way !== "" && line.spelled !== "") ??
    lines.find((line) => line.numbers.length > 0 && line.spelled !== "") ??
    (lines.some((line) => line.numbers.length > 0) ? undefined : lines[0]);
  const numbered = main && main.numbers.length > 0 ? main : lines.find((line) => line.numbers.length > 0);
  const numbers = numbered?.numbers ?? [];
  const extra = lines.filter((line) => line !== main).map((line) => line.spelled + line.way);
  return { numbers, street: main?.spelled ?? "", way: main?.way ?? "", extra: extra.join("") };
}
