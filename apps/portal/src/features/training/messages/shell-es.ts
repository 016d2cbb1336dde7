import type { Translation } from "../../../lib/messages";
import type { shell as en } from "./shell-en";

export const shell: Translation<typeof en> = {
  pages: {
    learn: "Mis cursos",
    learn_team: "Mi equipo",
    learn_progress: "Avance",
    learn_courses: "Cursos",
  },
  minutes: "{minutes, plural, one {# minuto} other {# minutos}}",
  card: {
    lessonOf: "Lección {number, number} de {of, number}",
    quizNext: "Solo falta el cuestionario",
    progress: "{read, number} de {lessons, plural, one {# lección leída} other {# lecciones leídas}}",
    left: "{minutes, plural, one {queda # minuto} other {quedan # minutos}}",
    due: "hasta el {date}",
    overdue: "vencido desde el {date}",
    start: "Empezar",
    goOn: "Seguir",
    toQuiz: "Al cuestionario",
    again: "Repasar",
  },
  today: {
    title: "Seguir aprendiendo",
    left: "{course}: {where}, {minutes, plural, one {queda # minuto} other {quedan # minutos}}.",
    itemDue: "«{course}» vence el {date}",
    itemOverdue: "«{course}» vencía el {date}",
    reason:
      "{read, number} de {lessons, plural, one {# lección leída} other {# lecciones leídas}}, {minutes, plural, one {queda # minuto} other {quedan # minutos}}.",
    overdue: "vencido",
  },
  palette: { mine: "Mis cursos", create: "Escribir un curso" },
};
