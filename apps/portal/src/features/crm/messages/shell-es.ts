import type { Translation } from "../../../lib/messages";
import type { shell as en } from "./shell-en";

export const shell: Translation<typeof en> = {
  types: {
    account: "Cuenta",
    contact: "Contacto",
    lead: "Cliente potencial",
    opportunity: "Oportunidad",
    case: "Caso",
    product: "Producto",
    activity: "Actividad",
  },
  search: { close: "se escribe parecido" },
  today: {
    stepDue: "{step}",
    pastClose: "Debía cerrar el {date} y sigue abierta.",
    noNextStep: "{amount, select, none {Sin próximo paso.} other {{amount}, y sin próximo paso.}}",
    open: "Abrir",
    plan: "Planificar",
    overdue: "vencido",
    headline: "<em>{name}</em> espera {days, plural, =0 {hoy} =1 {desde ayer} other {desde hace # días}}",
    at: "{name} · {account}",
  },
  palette: {
    log: "Registrar una actividad",
    contact: "Nuevo contacto",
    account: "Nueva cuenta",
    opportunity: "Nueva oportunidad",
    import: "Importar contactos",
  },
};
