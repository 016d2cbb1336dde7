import type { SameKeys } from "@arraigo/platform";
import type { processEn } from "./process-en";

export const processEs: SameKeys<typeof processEn> = {
  errors: {
    StageGateUnmet: "Antes de pasar a «{stage}»: {words}.",
    RecordMovedSince: "Alguien lo ha movido después. No se deshizo nada.",
    NothingToUndo: "No hay ningún movimiento tuyo que deshacer.",
    ApprovalNotNeeded: "Aquí no falta la aprobación de nadie. Muévelo.",
    ApprovalDecided: "Esta petición ya no está abierta: se decidió o se retiró.",
  },
  gate: {
    fields: "completa {words}",
    activities: {
      call: "registra {count, plural, one {una llamada} other {# llamadas}}{done, plural, =0 {} other { más}}",
      email: "registra {count, plural, one {un correo} other {# correos}}{done, plural, =0 {} other { más}}",
      chat: "registra {count, plural, one {un chat} other {# chats}}{done, plural, =0 {} other { más}}",
      meeting: "registra {count, plural, one {una reunión} other {# reuniones}}{done, plural, =0 {} other { más}}",
      note: "escribe {count, plural, one {una nota} other {# notas}}{done, plural, =0 {} other { más}}",
      task: "termina {count, plural, one {una tarea} other {# tareas}}{done, plural, =0 {} other { más}}",
    },
    approval: {
      needed: "consigue que lo aprueben",
      waiting: "espera la aprobación que se pidió",
      declined: "vuelve a pedir la aprobación que se denegó",
    },
    approvalOnly: "una aprobación",
  },
  notices: {
    approvalAsked: "«{name}» espera tu aprobación para entrar en «{stage}».",
    approvalGiven: "«{name}» puede entrar en «{stage}»: está aprobado.",
    approvalDeclined: "«{name}» no se aprobó para «{stage}». Lee por qué.",
  },
  permissions: {
    record_move: "Mover oportunidades, clientes potenciales y casos por sus etapas",
    gate_override: "Pasar una ficha por una puerta sin cumplir, con un motivo público",
    approval_decide: "Aprobar que una ficha entre en una etapa",
  },
};
