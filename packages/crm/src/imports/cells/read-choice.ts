import { fold } from "../../records/fold";

/** Words other systems use for what a choice of ours means, folded. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  critical: [
    "urgent",
    "urgente",
    "critico",
    "blocker",
    "highest",
    "p1",
    "p0",
    "very high",
    "muy alta",
    "muy alto",
    "inmediata",
    "emergency",
    "emergencia",
    "sev1",
  ],
  high: ["alta", "alto", "important", "importante", "major", "p2", "sev2"],
  moderate: [
    "medium",
    "normal",
    "media",
    "medio",
    "moderada",
    "moderado",
    "mediana",
    "mediano",
    "p3",
    "standard",
    "sev3",
  ],
  low: [
    "baja",
    "bajo",
    "muy baja",
    "muy bajo",
    "very low",
    "minor",
    "trivial",
    "lowest",
    "p4",
    "p5",
    "planning",
    "sev4",
  ],
  phone: [
    "telephone",
    "call",
    "telefono",
    "llamada",
    "phone call",
    "inbound call",
    "constituent call",
    "cold call",
    "llamada en frio",
    "llamada fria",
  ],
  web: [
    "website",
    "self service",
    "portal",
    "form",
    "formulario",
    "sitio web",
    "web form",
    "internet",
    "autoservicio",
    "online",
    "mobile app",
    "app",
    "widget",
    "google",
  ],
  email: [
    "e mail",
    "mail",
    "correo",
    "correo electronico",
    "emails",
    "email sent",
    "incoming email",
    "email activity",
    "correos",
  ],
  chat: [
    "live chat",
    "whatsapp",
    "messenger",
    "mensajeria",
    "sms",
    "text message",
    "whats app",
    "linkedin message",
    "mensaje",
  ],
  meeting: [
    "visit",
    "visita",
    "reunion",
    "in person",
    "walk in",
    "walkin",
    "presencial",
    "meetings",
    "appointment",
    "event",
    "lunch",
    "demo",
    "evento",
    "cita",
    "almuerzo",
    "video call",
    "face to face",
    "reuniones",
  ],
  call: [
    "calls",
    "phone",
    "phone call",
    "log call",
    "outbound call",
    "inbound call",
    "outgoing call",
    "incoming call",
    "voicemail",
    "telephone",
    "llamada",
    "llamadas",
    "llamada telefonica",
    "telefono",
  ],
  note: ["notes", "comment", "nota", "notas", "comentario", "annotation", "anotacion"],
  task: [
    "tasks",
    "to do",
    "todo",
    "follow up",
    "followup",
    "deadline",
    "reminder",
    "tarea",
    "tareas",
    "pendiente",
    "seguimiento",
    "recordatorio",
  ],
  done: [
    "complete",
    "completed",
    "closed",
    "finished",
    "held",
    "sent",
    "true",
    "yes",
    "1",
    "x",
    "logged",
    "hecha",
    "hecho",
    "completada",
    "completado",
    "terminada",
    "terminado",
    "cerrada",
    "finalizada",
    "realizada",
    "celebrada",
    "enviado",
    "enviada",
    "si",
    "received",
    "recibido",
  ],
  planned: [
    "open",
    "not started",
    "in progress",
    "deferred",
    "waiting on someone else",
    "waiting",
    "scheduled",
    "pending",
    "to do",
    "todo",
    "not completed",
    "new",
    "confirmed",
    "rescheduled",
    "upcoming",
    "overdue",
    "false",
    "no",
    "0",
    "pendiente",
    "planeada",
    "planificada",
    "programada",
    "abierta",
    "no iniciada",
    "no iniciado",
    "en curso",
    "en proceso",
    "aplazada",
    "reprogramada",
    "vencida",
  ],
  cancelled: [
    "canceled",
    "not held",
    "no show",
    "declined",
    "cancelada",
    "cancelado",
    "anulada",
    "no celebrada",
    "no se presento",
    "rechazada",
  ],
  event: ["trade show", "feria", "conference", "evento", "webinar", "exhibition", "congreso"],
  referral: ["word of mouth", "recommendation", "recomendacion", "referido", "referencia", "employee referral"],
  campaign: [
    "advertisement",
    "ad",
    "ads",
    "campana",
    "anuncio",
    "marketing",
    "publicidad",
    "newsletter",
    "google ads",
    "email campaign",
  ],
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

/** What each choice of ours goes by inside longer texts, each between blanks. */
/** How an activity went is said in words too short to look for. */
const wholeOnly = new Set(["done", "planned", "cancelled", "task", "note"]);
const inside = Object.entries(synonyms).flatMap(([choice, others]) =>
  (wholeOnly.has(choice) ? [] : [choice, ...others]).map((word) => ({ choice, word: ` ${fold(word)} ` })),
);
const negated = /\b(not|no|non|never|ex|sin)\b/;

/** The one choice of ours that words of a text name ("Phone Inquiry", "Outbound Email"); undefined where two are, or what is not so. */
function namedInside(folded: string, words: ChoiceWords): string | undefined {
  if (negated.test(folded)) return undefined;
  const text = ` ${folded} `;
  const named = new Set(
    inside.flatMap((each) => (text.includes(each.word) ? (words.get(each.word.trim()) ?? []) : [])),
  );
  return named.size === 1 ? [...named][0] : undefined;
}

/**
 * Finds the choice a cell names: whole, without a number in front ("2 - High", "3 normal", "P1 - Critical"), by what stands before
 * brackets, or by the one choice its words name.
 */
export function readChoice(text: string, words: ChoiceWords): string | undefined {
  const whole = words.get(fold(text));
  if (whole !== undefined) return whole;
  const bare = text.replace(/^\s*(?:(?:p|sev) ?)?\d+(?:\s*[-–.:)]\s*|\s+)/i, "").replace(/\s*[([].*$/, "");
  return (bare === text ? undefined : words.get(fold(bare))) ?? namedInside(fold(bare), words);
}
