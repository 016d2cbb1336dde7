import type { LoggedKind } from "../contract";
import { fold } from "../records/fold";

/** Words that say what somebody did, folded, in both languages. The earliest in the sentence wins. */
const words: readonly [LoggedKind, RegExp][] = [
  [
    "call",
    /\b(call(ed|ing)?|phon(ed|e)|rang|spoke|talked|voicemail|llame|llamo|llamada|llamamos|telefono|telefonee|hable|hablamos|conversamos|converse|buzon)\b/,
  ],
  [
    "email",
    /\b(e ?mail(ed)?|mail(ed)?|wrote|sent|replied|answered|escribi|escribimos|correo|mande|mandamos|envie|enviamos|respondi|conteste)\b/,
  ],
  [
    "meeting",
    /\b(met|meeting|visit(ed)?|lunch|coffee|demo|workshop|reuni|reunion|reunimos|visite|visita|visitamos|almorce|almuerzo|comida|cafe|taller|vi a|nos vimos)\b/,
  ],
];

/** A chat is named by where it was held, whatever the verb: "le escribí por WhatsApp". */
const chat = /\b(chat(s|ted|ting|ee|eo|eamos)?|whats ?app(ed)?|telegram|sms|texted|slack|teams|messenger)\b/;

/** What kind of activity a sentence tells of; a note where nothing says more. */
export function detectKind(sentence: string): LoggedKind {
  const folded = fold(sentence);
  if (chat.test(folded)) return "chat";
  let best: { kind: LoggedKind; at: number } = { kind: "note", at: Number.POSITIVE_INFINITY };
  for (const [kind, pattern] of words) {
    const at = folded.search(pattern);
    if (at >= 0 && at < best.at) best = { kind, at };
  }
  return best.kind;
}
