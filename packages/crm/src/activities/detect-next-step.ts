import { detectDate } from "./detect-date";

export interface SpokenNextStep {
  /** The clause that names the date, without it. Empty where the sentence is only about the date. */
  text: string;
  on: string;
}

const leading = /^[\s,;.]*(?:(?:and|y|e|then|luego|pero|but|so|asi que|así que)\s+)?/i;
const trailing =
  /[\s,;.]*\b(?:on|by|for|before|until|next|this|el|la|para|antes|del|de|este|proximo|próximo|hasta|the)?\s*$/i;

/** What is to come next, and when: "Llamé a Marta, quiere la oferta el martes" → "Quiere la oferta", on Tuesday. */
export function detectNextStep(sentence: string, today: string): SpokenNextStep | undefined {
  const spoken = detectDate(sentence, today);
  if (!spoken) return undefined;
  const before = sentence.slice(0, spoken.start);
  const after = sentence.slice(spoken.end);
  const clauseStart =
    Math.max(before.lastIndexOf(","), before.lastIndexOf(";"), before.lastIndexOf(". "), before.lastIndexOf("\n")) + 1;
  const clauseEnd = after.search(/[,;\n]|\.(\s|$)/);
  const rest = clauseEnd < 0 ? after : after.slice(0, clauseEnd);
  let head = before.slice(clauseStart).replace(leading, "");
  // Two little words can stand before a date: "antes del martes".
  head = head.replace(trailing, "").replace(trailing, "");
  const text = `${head} ${rest.trim()}`.trim().replace(/\s+/g, " ");
  return { text: text.charAt(0).toUpperCase() + text.slice(1), on: spoken.date };
}
