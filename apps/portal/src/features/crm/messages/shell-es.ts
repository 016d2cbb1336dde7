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
    taskDue: "Tarea, para el {date}.",
    approval: "Alguien espera tu sí{days, plural, =0 {} one { desde ayer} other { desde hace # días}}.",
    nobodysCases: "Esperan a que se los des a alguien.",
    openCase:
      "{priority, select, critical {Caso crítico} high {Caso urgente} other {Caso abierto}}, {days, plural, =0 {de hoy} one {de hace un día} other {de hace # días}}.",
    untouchedLead: "Nadie ha hablado con ellos{days, plural, =0 {} one { desde ayer} other { en # días}}.",
    overstayed: "Lleva {days} días en su fase, más de lo habitual.",
    idle: "Sin tocar desde hace mucho, y sigue abierta.",
    incomplete: "{score} de 100: mira qué falta.",
    about: {
      nobodysCases: "{count, plural, one {Un caso} other {# casos}} sin propietario",
      incomplete: "Los datos de tus fichas",
    },
    decide: "Decidir",
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
