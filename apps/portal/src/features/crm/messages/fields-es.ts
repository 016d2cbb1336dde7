import { fieldWords } from "@arraigo/crm/fields";
import type { Translation } from "../../../lib/messages";
import type { choices as englishChoices, fields as englishFields } from "./fields-en";

export const fields: Translation<typeof englishFields> = {
  ...fieldWords.es,
  account: "Cuenta",
  contact: "Contacto",
  stage: "Fase",
  details: "Otros datos",
  lastActivity: "Última actividad",
  detail: "Guardar como dato adicional",
  flag: "Señal",
  pipelineId: "Embudo",
  closed: "Está cerrado",
  reachable: "Se le puede escribir por correo",
  skip: "Omitir",
};

export const choices: Translation<typeof englishChoices> = {
  relation: {
    prospect: "Potencial",
    customer: "Cliente",
    former: "Antiguo cliente",
    partner: "Socio",
    supplier: "Proveedor",
  },
  source: {
    web: "Sitio web",
    referral: "Recomendación",
    event: "Evento",
    phone: "Teléfono",
    email: "Correo",
    campaign: "Campaña",
    partner: "Socio",
    import: "Importación",
    other: "Otro",
  },
  priority: { critical: "Crítica", high: "Alta", moderate: "Media", low: "Baja" },
  kind: { call: "Llamada", email: "Correo", chat: "Chat", meeting: "Reunión", note: "Nota", task: "Tarea" },
  status: { done: "Hecha", planned: "Por hacer", cancelled: "No llegó a pasar: dejar fuera" },
  channel: { phone: "Teléfono", email: "Correo", chat: "Chat", web: "Sitio web", meeting: "Reunión", other: "Otro" },
};
