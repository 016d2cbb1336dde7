import type { PlannedKind } from "../contract";
import { detectDate } from "./detect-date";
import { detectTime } from "./detect-time";

export interface SpokenPlan {
  kind: PlannedKind;
  /** What is to be done, without the reminder and the day. */
  text: string;
  /** Null where no day was named: the person chooses one. */
  dueOn: string | null;
  dueTime: string | null;
}

const reminders =
  /^\s*(?:please |por favor,? )?(?:remind me|remember|todo|to do|to-do|task|don['’]?t forget|do not forget|need to|have to|must|recu[eé]rdame|recordar|recordarme|recuerda|tarea|no olvidar|acordarme|acu[eé]rdate|hay que|tengo que|av[ií]same)\b[\s:,–-]*/iu;

/** What is still to be done is said with the bare verb: "Call Marta on Friday", "Llamar a Marta el viernes". */
const verbs: readonly [PlannedKind, RegExp][] = [
  ["call", /^(?:call|phone|ring|llamar|telefonear)\b/iu],
  ["email", /^(?:e-?mail|write to|send|reply to|escribir|enviar|mandar|responder|contestar)\b/iu],
  ["meeting", /^(?:meet|visit|have lunch|have coffee|reunirme|reunirnos|reunión con|visitar|quedar|comer con)\b/iu],
  ["chat", /^(?:chat|message|text|whatsapp|chatear)\b/iu],
];

const leading = /^(?:on|by|for|at|el|la|para|antes de|to|that|about|de que|que|de|a)\s+(?=\S)/iu;
const dangling = /[\s,;.]*\b(?:on|by|for|before|until|el|la|para|antes|del|de|hasta|at|a|las)?\s*$/iu;

/**
 * What a sentence wants done later: "remind me on Friday to call Marta", "recuérdame el viernes llamar a Marta", "Call Marta
 * tomorrow at 10". Undefined where it tells of something that has happened.
 */
export function detectPlan(sentence: string, today: string): SpokenPlan | undefined {
  const reminder = reminders.exec(sentence);
  const rest = reminder ? sentence.slice(reminder[0].length) : sentence.trimStart();
  const date = detectDate(rest, today);
  if (!reminder && !(date && verbs.some(([, verb]) => verb.test(rest)))) return undefined;
  const time = detectTime(rest);
  const text = without(rest, [date, time]);
  const kind = verbs.find(([, verb]) => verb.test(text))?.[0] ?? "task";
  return {
    kind,
    text: text.charAt(0).toUpperCase() + text.slice(1),
    dueOn: date?.date ?? null,
    dueTime: time?.time ?? null,
  };
}

/** The sentence without the places named, and without the little words that led to them. */
function without(sentence: string, places: readonly ({ start: number; end: number } | undefined)[]): string {
  const cut = places.filter((place) => place !== undefined).sort((a, b) => b.start - a.start);
  let text = sentence;
  for (const { start, end } of cut) {
    const before = text.slice(0, start).replace(dangling, "").replace(dangling, "");
    const after = text.slice(end).replace(/^[\s,]+/u, "");
    text = before ? `${before} ${after}` : after;
  }
  return text
    .trim()
    .replace(leading, "")
    .replace(/\s+/gu, " ")
    .replace(/[\s,;]+$/u, "")
    .trim();
}
