import type { SameKeys } from "@arraigo/platform";
import type { en } from "./en";

export const es: SameKeys<typeof en> = {
  errors: {
    AttemptsExhausted:
      "Ya has usado {max, plural, one {el intento} other {los # intentos}} de hoy. Repasa las lecciones y vuelve mañana.",
    QuizChanged: "El curso ha cambiado mientras respondías. Abre de nuevo el cuestionario.",
    CourseUnpublished: "Este curso aún es un borrador. Publícalo primero.",
    DueDatePast: "La fecha límite ya pasó. Elige hoy o un día posterior.",
  },
  notices: {
    courseAssigned: "Un curso para ti: «{course}».",
    courseAssignedDue: "Un curso para ti: «{course}», hasta el {dueOn}.",
    courseDueSoon: "«{course}» vence el {dueOn}. Puedes seguir donde lo dejaste.",
    courseOverdue: "«{course}» venció el {dueOn}. Sigue siendo útil, y puedes seguir donde lo dejaste.",
  },
  audit: {
    course_created: "escribió un curso",
    course_updated: "cambió un curso",
    course_published: "publicó un curso",
    course_unpublished: "devolvió un curso a borrador",
  },
  permissions: {
    course_take: "Hacer cursos",
    course_author: "Escribir y publicar cursos",
    course_assign: "Asignar cursos a personas",
    team_read: "Ver cómo aprende un equipo",
    progress_read: "Ver cómo aprenden las unidades",
  },
};
