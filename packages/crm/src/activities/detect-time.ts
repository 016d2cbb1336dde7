/** A time of day a sentence names, and where it stands in it. */
export interface SpokenTime {
  time: string;
  start: number;
  end: number;
}

const clock =
  /\b(?:at|a las?|sobre las|hacia las)\s+(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.|h\b|de la mañana|de la tarde|de la noche)?/iu;
const bare = /\b(\d{1,2})[:.](\d{2})\b|\b(\d{1,2})\s?(am|pm)\b/iu;

/** "at 10:30", "at 3pm", "a las 16", "a las 5 de la tarde": as "HH:MM". Without a word for the half of the day, one to six is the afternoon. */
export function detectTime(sentence: string): SpokenTime | undefined {
  const said = clock.exec(sentence);
  if (said) return timeOf(said, said[1], said[2], said[3]);
  const shown = bare.exec(sentence);
  return shown ? timeOf(shown, shown[1] ?? shown[3], shown[2], shown[4]) : undefined;
}

function timeOf(match: RegExpExecArray, hours = "", minutes = "00", half = ""): SpokenTime | undefined {
  let hour = Number(hours);
  const minute = Number(minutes);
  if (hour > 23 || minute > 59) return undefined;
  const afternoon = /^p|tarde|noche/iu.test(half);
  const morning = /^a|mañana/iu.test(half);
  if (afternoon && hour < 12) hour += 12;
  else if (morning && hour === 12) hour = 0;
  // Nobody plans a call for three in the night.
  else if (!morning && half === "" && minutes.length > 0 && hour >= 1 && hour <= 6 && hours.length === 1) hour += 12;
  const time = `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
  return { time, start: match.index, end: match.index + match[0].length };
}
