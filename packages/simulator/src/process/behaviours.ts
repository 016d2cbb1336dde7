import type { Localised } from "@arraigo/platform/contract";
import type { JobRoleName } from "../people/units";

export interface BehaviourPlan {
  key: string;
  jobRole: JobRoleName;
  name: Localised;
  benefit: Localised;
  event: string;
  targetCount: number;
  required: boolean;
  /** Taken off the share of people who ever form this habit, in points of one. */
  difficulty: number;
}

const logs = { en: "Logs each contact", es: "Registra cada contacto" };
const nextStep = { en: "Agrees the next step", es: "Acuerda el próximo paso" };
const keepsRight = { en: "Keeps records right", es: "Mantiene los datos al día" };

// What several job roles are asked alike has one name: it is one column of the heat map.
/** What the demo's rollout asks of people, job role by job role, and what each of them gets out of it. */
export const behaviours: readonly BehaviourPlan[] = [
  {
    key: "seller-logs",
    jobRole: "Seller",
    name: logs,
    benefit: {
      en: "Your week's report writes itself, and nobody asks you on Friday what happened on Tuesday.",
      es: "El informe de la semana se escribe solo, y nadie te pregunta el viernes qué pasó el martes.",
    },
    event: "crm.activity_logged",
    targetCount: 4,
    required: true,
    difficulty: 0,
  },
  {
    key: "seller-next-step",
    jobRole: "Seller",
    name: nextStep,
    benefit: {
      en: "Your day opens with whom to call and why; no deal of yours goes cold unnoticed.",
      es: "Tu día empieza con a quién llamar y por qué; ningún negocio tuyo se enfría sin que lo notes.",
    },
    event: "crm.next_step_set",
    targetCount: 2,
    required: true,
    difficulty: 0.1,
  },
  {
    key: "seller-moves",
    jobRole: "Seller",
    name: { en: "Moves deals when they move", es: "Mueve los negocios cuando avanzan" },
    benefit: {
      en: "Your forecast is right without a meeting about it.",
      es: "Tu previsión es correcta sin una reunión para hablar de ella.",
    },
    event: "crm.opportunity_moved",
    targetCount: 1,
    required: false,
    difficulty: 0.16,
  },
  {
    key: "agent-logs",
    jobRole: "Service agent",
    name: logs,
    benefit: {
      en: "The next colleague knows what you already tried, and the customer does not repeat it to you.",
      es: "Quien siga sabe lo que ya intentaste, y el cliente no te lo repite.",
    },
    event: "crm.activity_logged",
    targetCount: 6,
    required: true,
    difficulty: 0.02,
  },
  {
    key: "agent-next-step",
    jobRole: "Service agent",
    name: nextStep,
    benefit: {
      en: "Fewer calls that begin with “I am still waiting”.",
      es: "Menos llamadas que empiezan con «sigo esperando».",
    },
    event: "crm.next_step_set",
    targetCount: 2,
    required: true,
    difficulty: 0.14,
  },
  {
    key: "marketer-contacts",
    jobRole: "Marketer",
    name: { en: "Adds the people we meet", es: "Añade a quien conocemos" },
    benefit: {
      en: "Sales sees your leads the same day, with your name on them.",
      es: "Ventas ve tus contactos el mismo día, con tu nombre.",
    },
    event: "crm.contact_created",
    targetCount: 2,
    required: true,
    difficulty: 0,
  },
  {
    key: "marketer-logs",
    jobRole: "Marketer",
    name: logs,
    benefit: {
      en: "You can show which campaign led to which conversation.",
      es: "Puedes mostrar qué campaña llevó a qué conversación.",
    },
    event: "crm.activity_logged",
    targetCount: 2,
    required: false,
    difficulty: 0.08,
  },
  {
    key: "analyst-accounts",
    jobRole: "Analyst",
    name: keepsRight,
    benefit: {
      en: "Invoices go to the right place the first time.",
      es: "Las facturas llegan al lugar correcto a la primera.",
    },
    event: "crm.account_updated",
    targetCount: 1,
    required: true,
    difficulty: 0.05,
  },
  {
    key: "systems-contacts",
    jobRole: "Systems engineer",
    name: keepsRight,
    benefit: {
      en: "Fewer tickets that begin with “the data is wrong”.",
      es: "Menos tickets que empiezan con «los datos están mal».",
    },
    event: "crm.contact_updated",
    targetCount: 1,
    required: true,
    difficulty: 0.05,
  },
];
