import type { Translation } from "../../../lib/messages";
import type { savingMessages as en } from "./saving-en";

export const savingMessages: Translation<typeof en> = {
  collision: {
    title: "Alguien ha cambiado esto mientras escribías",
    saysNow: "Ahora dice: {value}. Si guardas de nuevo, se sustituye.",
    why: "Elige qué debe quedar; el resto de lo que has escrito se conserva.",
    mine: "Lo que has escrito",
    theirs: "Lo que dice ahora",
  },
  leaving: {
    title: "Quién lo continúa",
    open: "{name} tiene esto abierto:",
    nothing: "{name} no tiene nada abierto a su cargo.",
    nextWhy: "Su responsable de equipo, o quien ocupa su lugar.",
    decidedWhy: "Como se decidió antes.",
    other: "Otra persona",
    successor: "Sucesor",
    nobody: "Nadie en particular",
    nobodyWhy: "Lo que era suyo espera en la cola, donde sus compañeros pueden hacerse cargo.",
    keep: "Sigue a cargo de {name}",
    keepWhy: "Lo adecuado si el bloqueo es solo una precaución.",
    when: "Cuándo",
    lastDay: "Al terminar el último día",
    now: "Ahora",
    atOnce: "El último día ya pasó, así que cambia de manos al guardar.",
    closed: "Lo cerrado se queda con quien lo cerró.",
    done: "Traspasado el {date}.",
    hint: "Con él, lo que tenga abierto pasa a su responsable de equipo, salvo que indiques a otra persona.",
    handedTitle: "Trabajo traspasado",
    handedTo: "{to} se queda con el trabajo de {name}: {work}.",
    handedToNobody: "El trabajo de {name} espera a que alguien lo reclame: {work}.",
    handedAudit: "Verlo en el registro de auditoría",
    ask: "¿Quitar el acceso a {name}?",
    askWhy: "Las sesiones abiertas terminan al momento. Puedes devolver el acceso cuando quieras.",
    cancel: "Cancelar",
  },
};
