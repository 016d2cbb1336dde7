import type { Translation } from "../../../lib/messages";
import type { shell as en } from "./shell-en";

export const shell: Translation<typeof en> = {
  palette: { write: "Escribir a las personas", messages: "Palabras de quien patrocina" },
  pages: { sponsor: "Mi semana" },
  acts: {
    title: "{count, plural, one {Una cosa lista} other {# cosas listas}} para hoy",
    word: "Unas palabras para {group}",
    wordNever:
      "{people, plural, one {# persona} other {# personas}} de tu despliegue, nada tuyo todavía. Hay dos frases preparadas sobre el porqué.",
    wordWeeks:
      "{people, plural, one {# persona} other {# personas}} de tu despliegue, nada tuyo desde hace {weeks, plural, one {una semana} other {# semanas}}. Hay dos frases preparadas sobre el porqué.",
    readAndSend: "Leer y enviar",
    edit: "Editar",
    editWhat: "Editar las palabras para {group}",
    use: "Úsalo tú",
    useWhy:
      "{days, plural, =0 {No lo has usado} one {Lo usaste un día} other {Lo usaste # días}} en los últimos {window, number} días.",
    useAct: "Abrir el CRM",
    noneTitle: "No hay nada pendiente",
    none: "Todos los grupos han sabido de ti, y tú también lo usas. Escribe cuando haya algo que decir.",
  },
  today: {
    title: "Unas palabras para ti",
    read: "Leer",
    age: "{weeks, plural, one {# semana} other {# semanas}}",
    headline:
      "<em>{group}</em> {weeks, plural, =-1 {aún no sabe nada de ti} one {no sabe nada de ti desde hace una semana} other {no sabe nada de ti desde hace # semanas}}",
  },
};
