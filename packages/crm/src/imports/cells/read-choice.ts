import { fold } from "../../records/fold";

/** Words other systems use for what a choice of ours means, folded. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  critical: ["urgent", "urgente", "critico", "blocker", "highest", "p1", "emergency", "emergencia", "sev1"],
  high: ["alta", "alto", "important", "importante", "major", "p2", "sev2"],
  moderate: ["medium", "normal", "media", "medio", "moderada", "moderado", "p3", "standard", "sev3"],
  low: ["baja", "bajo", "minor", "lowest", "p4", "p5", "planning", "sev4"],
  phone: ["telephone", "call", "telefono", "llamada", "phone call", "inbound call"],
  email: ["e mail", "mail", "correo", "correo electronico"],
  chat: ["live chat", "whatsapp", "messenger", "mensajeria"],
  web: ["website", "self service", "portal", "form", "formulario", "sitio web", "web form", "internet", "autoservicio"],
  meeting: ["visit", "visita", "reunion", "in person", "walk in", "walkin", "presencial"],
  event: ["trade show", "feria", "conference", "evento", "webinar", "exhibition", "congreso"],
  referral: ["word of mouth", "recommendation", "recomendacion", "referido", "referencia", "employee referral"],
  campaign: ["advertisement", "ad", "ads", "campana", "anuncio", "marketing", "publicidad"],
  partner: ["reseller", "socio", "distribuidor", "alliance"],
  other: ["otro", "otra", "otros", "misc", "unknown", "desconocido"],
  prospect: ["potential", "lead", "potencial", "prospecto"],
  customer: ["client", "cliente", "active customer"],
  former: ["ex customer", "lost customer", "churned", "antiguo", "ex cliente", "anterior", "inactive"],
  supplier: ["vendor", "proveedor", "provider"],
};

/** Every way of writing each choice: its key, its labels, and what others call it. */
export type ChoiceWords = ReadonlyMap<string, string>;

/** Words → choice. Labels come in both languages; a label wins over a synonym. */
export function choiceWords(choices: readonly string[], labels: (choice: string) => readonly string[]): ChoiceWords {
  const words = new Map<string, string>();
  const add = (word: string, choice: string) => {
    const folded = fold(word);
    if (folded && !words.has(folded)) words.set(folded, choice);
  };
  for (const choice of choices) add(choice, choice);
  for (const choice of choices) for (const label of labels(choice)) add(label, choice);
  for (const choice of choices) for (const word of synonyms[choice] ?? []) add(word, choice);
  return words;
}

/** Finds the choice a cell names: whole, without a number in front ("2 - High"), or by what stands before brackets. */
export function readChoice(text: string, words: ChoiceWords): string | undefined {
  const whole = words.get(fold(text));
  if (whole !== undefined) return whole;
  const bare = text.replace(/^\s*\d+\s*[-–.:)]\s*/, "").replace(/\s*[([].*$/, "");
  return bare === text ? undefined : words.get(fold(bare));
}
