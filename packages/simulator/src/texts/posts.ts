import type { Language } from "@arraigo/platform/contract";

export interface PostPlan {
  /** Weeks before now. */
  weeksAgo: number;
  unit: string;
  language: Language;
  kind: "problem" | "idea" | "question";
  text: string;
  screen: { path: string; title: string };
  votes: number;
  anonymous?: true;
  askForHelp?: true;
  moves?: readonly { to: "under_review" | "planned" | "done" | "declined"; daysLater: number; reason: string }[];
  answer?: { daysLater: number; text: string };
}

const crm = (title: string) => ({ path: "/crm", title });

/** What people said about the change, in their own words, and what became of it. */
export const posts: readonly PostPlan[] = [
  {
    weeksAgo: 11,
    unit: "Sales · Bogotá",
    language: "es",
    kind: "problem",
    text: "El formulario de cliente nuevo pide el sector dos veces. La segunda vez borra lo que escribí en la primera.",
    screen: crm("CRM"),
    votes: 14,
    moves: [
      { to: "under_review", daysLater: 2, reason: "Lo reproducimos: el segundo campo sobraba." },
      { to: "done", daysLater: 9, reason: "El sector se pide una sola vez desde hoy. Gracias por avisar." },
    ],
    answer: {
      daysLater: 2,
      text: "Tenías razón, y no eras la única persona a la que le pasaba. Lo quitamos esta semana.",
    },
  },
  {
    weeksAgo: 9,
    unit: "Sales · México",
    language: "es",
    kind: "idea",
    text: "Que al registrar una llamada se pueda poner ahí mismo el próximo paso, sin abrir el negocio.",
    screen: crm("CRM"),
    votes: 22,
    moves: [
      { to: "planned", daysLater: 3, reason: "Lo piden muchas personas y ahorra dos clics en cada llamada." },
      {
        to: "done",
        daysLater: 20,
        reason: "La línea de registro ya propone el próximo paso a partir de lo que escribes.",
      },
    ],
    answer: { daysLater: 3, text: "Buena idea: entra en la próxima versión." },
  },
  {
    weeksAgo: 8,
    unit: "Sales · Austin",
    language: "en",
    kind: "question",
    text: "Do calls made from the car count if I log them in the evening?",
    screen: crm("CRM"),
    votes: 6,
    moves: [{ to: "done", daysLater: 1, reason: "Answered: the day you logged it for is what counts." }],
    answer: {
      daysLater: 1,
      text: "Yes. Say when it was, and it counts for that day. A week is only closed on Sunday night.",
    },
  },
  {
    weeksAgo: 7,
    unit: "Service · Bogotá",
    language: "es",
    kind: "problem",
    text: "En plena llamada no hay tiempo para el próximo paso. Cuando cuelgo ya entró la siguiente.",
    screen: crm("CRM"),
    votes: 18,
    askForHelp: true,
    moves: [{ to: "under_review", daysLater: 6, reason: "Queremos ver tres turnos con tu equipo antes de decidir." }],
  },
  {
    weeksAgo: 6,
    unit: "Marketing",
    language: "en",
    kind: "idea",
    text: "Let me add ten people from an event at once. I meet them in one evening and type them in one by one.",
    screen: crm("CRM"),
    votes: 7,
    moves: [{ to: "done", daysLater: 5, reason: "Import takes a file of any size now, with a dry run first." }],
    answer: {
      daysLater: 4,
      text: "You can bring a spreadsheet: CRM, Import. It shows what would happen before it happens.",
    },
  },
  {
    weeksAgo: 5,
    unit: "Sales · Bogotá",
    language: "es",
    kind: "idea",
    text: "Los negocios ganados deberían salir del tablero a los pocos días. Ocupan media columna.",
    screen: crm("Tablero"),
    votes: 5,
    moves: [
      {
        to: "declined",
        daysLater: 8,
        reason: "Mucha gente los usa como referencia en la reunión del lunes. Sí vamos a poder plegar la columna.",
      },
    ],
    answer: { daysLater: 8, text: "Entendemos la molestia. No los quitamos, pero la columna se podrá plegar." },
  },
  {
    weeksAgo: 4,
    unit: "Service · Bogotá",
    language: "es",
    kind: "question",
    text: "¿El sistema va a servir para reemplazar al equipo de teléfono? Nadie nos lo ha dicho claramente.",
    screen: { path: "/", title: "Hoy" },
    votes: 31,
    anonymous: true,
  },
  {
    weeksAgo: 3,
    unit: "Service · Austin",
    language: "en",
    kind: "problem",
    text: "The next step keeps yesterday's date when I log a chat after midnight.",
    screen: crm("CRM"),
    votes: 4,
  },
  {
    weeksAgo: 2,
    unit: "Finance",
    language: "en",
    kind: "question",
    text: "Who decides which accounts are ours to correct? Two of us changed the same address last week.",
    screen: crm("Accounts"),
    votes: 3,
    moves: [
      {
        to: "under_review",
        daysLater: 3,
        reason: "We are asking Sales and Finance to agree on one owner for addresses.",
      },
    ],
  },
  {
    weeksAgo: 1,
    unit: "Service · Bogotá",
    language: "es",
    kind: "problem",
    text: "El próximo paso debería venir con una fecha propuesta. Siempre es «mañana» y siempre la escribo a mano.",
    screen: crm("CRM"),
    votes: 9,
  },
  {
    weeksAgo: 1,
    unit: "Sales · México",
    language: "es",
    kind: "idea",
    text: "Un resumen el lunes con lo que prometí la semana pasada. Hoy lo llevo en un cuaderno.",
    screen: { path: "/", title: "Hoy" },
    votes: 12,
  },
];
