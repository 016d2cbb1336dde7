import type { Translation } from "../../../lib/messages";
import type { properties as en } from "./properties-en";

export const properties: Translation<typeof en> = {
  crm: {
    record_type: {
      name: "Tipo de ficha",
      values: {
        account: "Cuenta",
        contact: "Contacto",
        lead: "Cliente potencial",
        opportunity: "Oportunidad",
        case: "Caso",
        product: "Producto",
      },
    },
    activity_kind: {
      name: "Tipo de actividad",
      values: { call: "Llamada", email: "Correo", chat: "Chat", meeting: "Reunión", note: "Nota", task: "Tarea" },
    },
    stage_kind: {
      name: "Qué es la nueva etapa",
      values: { open: "Sigue abierta", won: "Ganada", lost: "Perdida" },
    },
    stage: { name: "Nueva etapa" },
    pipeline: { name: "Embudo" },
    records: { name: "Número de fichas" },
    rows: { name: "Filas del archivo" },
  },
};
