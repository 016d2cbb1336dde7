import type { SameKeys } from "@arraigo/platform";
import type { processEn } from "./process-en";

export const processEs: SameKeys<typeof processEn> = {
  errors: {
    StageGateUnmet: "Antes de pasar a «{stage}»: {words}.",
    RecordMovedSince: "Alguien lo ha movido después. No se deshizo nada.",
    NothingToUndo: "No hay ningún movimiento tuyo que deshacer.",
    MoveTooOld: "Un movimiento se puede deshacer durante {hours} horas. Muévelo tú a donde deba estar.",
    OverrideOwn:
      "Nadie se salta un requisito en lo que es suyo, ni en lo que lo fue desde que está en esta fase. Pídeselo a tu responsable o a un administrador.",
    ApprovalNotNeeded: "Aquí no falta la aprobación de nadie. Muévelo.",
    ApprovalDecided: "Esta petición ya no está abierta: se decidió o se retiró.",
    NothingToConvertTo: "Elige al menos una cosa en la que se convierte: una cuenta, un contacto o una oportunidad.",
    ConversionBuiltUpon: "Alguien ha trabajado ya con lo que salió de aquí. No se puede deshacer.",
    LeadToConvert: "Un cliente potencial se gana al convertirlo: elige en qué se convierte.",
    LeadConverted: "Este cliente potencial está convertido. Deshaz la conversión para moverlo.",
    PipelineChangedSince:
      "{person} ha cambiado este embudo mientras lo tenías abierto. No se ha sobrescrito nada: míralo otra vez.",
    PipelineNameTaken: "Ya hay un embudo llamado «{name}».",
    StageNameTaken: "Este embudo ya tiene una fase llamada «{name}».",
    LastPipeline: "Es el único embudo en uso. Añade otro antes.",
    LastStageOfKind: "«{stage}» es la última fase de su clase. Un embudo necesita una entrada y las dos salidas.",
    StageInUse: "{records, plural, one {Hay # ficha} other {Hay # fichas}} en «{stage}». Di adónde van.",
    StageOrderInvalid: "Primero van las fases abiertas y después ganada y perdida, cada una una vez.",
    StageTargetInvalid: "Las fichas no pueden ir ahí. Elige otra fase en uso.",
    CriterionUnknown: "El requisito no puede pedir «{field}»: nadie puede rellenarlo.",
    TooManyStages: "Puede haber {max} como máximo.",
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
      lapsed: "pedir otra vez la aprobación, porque el importe o un dato obligatorio cambió después de darse",
    },
    approvalOnly: "una aprobación",
    activityUndone: "Lo que pide el requisito se había hecho y se retiró después.",
    stageArchived: "La fase «{stage}» se dejó de usar.",
  },
  notices: {
    approvalAsked: "«{name}» espera tu aprobación para entrar en «{stage}».",
    approvalGiven: "«{name}» puede entrar en «{stage}»: está aprobado.",
    approvalDeclined: "«{name}» no se aprobó para «{stage}». Lee por qué.",
  },
  audit: {
    process_changed: "cambió el proceso",
  },
  permissions: {
    record_move: "Mover oportunidades, clientes potenciales y casos por sus fases",
    gate_override: "Mover una ficha sin cumplir el requisito, con un motivo público",
    approval_decide: "Aprobar que una ficha entre en una fase",
    process_manage: "Cambiar embudos, fases y sus requisitos",
  },
};
