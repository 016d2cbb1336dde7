import type { SameKeys } from "@arraigo/platform";
import { fieldWords } from "../fields/field-words";
import type { en } from "./en";
import { exportedEs } from "./exported-es";
import { importsEs } from "./imports-es";
import { insight } from "./insight-es";
import { listsEs } from "./lists-es";
import { processEs } from "./process-es";
import { recordsEs } from "./records-es";

export const es: SameKeys<typeof en> = {
  gate: processEs.gate,
  listTitles: listsEs.listTitles,
  exported: exportedEs,
  history: { forgotten: "una ficha olvidada" },
  errors: {
    ...importsEs.errors,
    ...listsEs.errors,
    ...insight.errors,
    ...processEs.errors,
    ...recordsEs.errors,
    RecordNameless: "Indica al menos un nombre, una empresa o un correo.",
    ChangedMeanwhile:
      "{by, select, unknown {Alguien} other {{person}}} ha cambiado {words} mientras escribías. No se ha sobrescrito nada: compara y elige.",
    CustomFieldUnknown: "Aquí ya no existe el campo «{field}».",
    CustomValueInvalid: "Falta «{field}» o no puede tener ese valor.",
    RunNotUnderWay: "Esto ya no está en marcha. Vuelve a cargar la lista.",
    RunAlreadyUndone: "Esto ya se ha deshecho.",
    RunTooOld: "Esto se puede deshacer durante {daysMax} días. Ya han pasado más.",
    HandoverPersonLeft:
      "{person} ya no trabaja aquí. Cambia primero su último día; después se puede deshacer el traspaso.",
    ValueNotRestorable: "Este valor lo lleva el sistema y no se puede reponer a mano.",
    ActivityWithNobody: "Di con quién fue: un contacto, una cuenta o una oportunidad.",
    ActivityInFuture: "Una actividad es algo que ya pasó. Para lo que viene, pon un próximo paso.",
    ActivityDone: "Esto ya está hecho. Su día y su persona se quedan como estaban.",
    ActivityNotPlanned: "Solo se puede volver a abrir lo que estaba planificado. Lo registrado se puede retirar.",
    ActivityWithdrawn: "Esta actividad ya se había retirado.",
    NextStepNotYours:
      "Puedes registrar aquí, pero el próximo paso es cosa del propietario de la ficha. Regístralo sin la fecha.",
    PairDecided: "Alguien ya ha decidido sobre estas dos fichas. Vuelve a cargar la lista.",
    PointAlreadyThere: "Esta dirección ya está aquí.",
    PointOptedOut: "Dijo que no a esta dirección. Retira antes ese no, indicando dónde lo dijo.",
    AlreadyTheirAccount: "Esta ya es la cuenta del contacto.",
    AccountCircle: "Así la cuenta sería parte de sí misma.",
    MergeWithItself: "Elige al menos dos fichas distintas.",
    MergeNotYours: "Solo puedes fusionar fichas que puedes cambiar. No son tuyas: {names}.",
    MergeLosesConversion:
      "Un cliente potencial convertido tiene que ser la ficha que se queda; si no, se perdería el camino a lo que llegó a ser.",
    MergeTooOld: "Una fusión se puede deshacer durante {daysMax} días. Esta es más antigua.",
    MergeUndone: "Esta fusión ya está deshecha.",
    MergeBuried:
      "La ficha fusionada se ha vuelto a fusionar o se ha eliminado después. Deshaz primero eso y podrás deshacer esta fusión.",
    MergeNotNewest: "Después se fusionó otra ficha con la misma. Deshaz primero esa fusión y podrás deshacer esta.",
    OwnerUnknown: "El nuevo propietario tiene que ser alguien que trabaje aquí ahora.",
  },
  fields: {
    ...fieldWords.es,
    line: "Línea",
    problem: "Problema",
  },
  importProblems: importsEs.problems,
  notices: {
    ...listsEs.notices,
    ...processEs.notices,
    ...insight.notices,
    taskAssigned: "Una tarea para ti, para el {day}: {task}",
  },
  audit: {
    ...importsEs.audit,
    ...listsEs.audit,
    ...processEs.audit,
    ...insight.audit,
    record_reassigned: "dio una ficha a otra persona",
  },
  handover: {
    account: "{count, plural, one {una cuenta} other {# cuentas}}",
    contact: "{count, plural, one {un contacto} other {# contactos}}",
    lead: "{count, plural, one {un cliente potencial abierto} other {# clientes potenciales abiertos}}",
    opportunity: "{count, plural, one {una oportunidad abierta} other {# oportunidades abiertas}}",
    case: "{count, plural, one {un caso abierto} other {# casos abiertos}}",
    task: "{count, plural, one {una tarea abierta} other {# tareas abiertas}}",
    approval: "{count, plural, one {una solicitud de aprobación} other {# solicitudes de aprobación}}",
  },
  permissions: {
    ...listsEs.permissions,
    ...processEs.permissions,
    ...recordsEs.permissions,
    ...insight.permissions,
    account_read: "Ver las cuentas y lo que ha pasado con ellas",
    account_write: "Crear y cambiar cuentas",
    contact_read: "Ver los contactos y lo que ha pasado con ellos",
    contact_write: "Crear y cambiar contactos",
    lead_read: "Ver los clientes potenciales",
    lead_write: "Crear, cambiar y convertir clientes potenciales",
    opportunity_read: "Ver las oportunidades y el tablero",
    opportunity_write: "Crear, cambiar y mover oportunidades",
    case_read: "Ver los casos",
    case_write: "Abrir, cambiar y cerrar casos",
    product_read: "Ver los productos y sus precios",
    product_write: "Crear y cambiar productos y precios",
    record_import: "Importar fichas desde un archivo",
    record_export: "Exportar fichas a un archivo",
    run_undo: "Deshacer una importación o un cambio en bloque",
    activity_read: "Ver lo hecho y lo planificado, y de quién es",
    activity_log: "Registrar y planificar llamadas, correos, chats, reuniones y notas",
    activity_change: "Cambiar actividades, y hacer, mover o traspasar lo planificado",
    activity_withdraw: "Retirar una actividad registrada",
    quality_read: "Ver lo completas y al día que están las fichas",
    record_reassign: "Dar las fichas a otro propietario",
    record_merge: "Decidir sobre posibles duplicados, fusionar fichas y deshacer fusiones",
  },
};
