import type { CourseContent } from "../contract";
import { theNextStepLessons } from "./the-next-step-lessons";
import { theNextStepQuestions } from "./the-next-step-questions";

/** The first course there is: how a logged contact, a next step and an honest stage bring a deal home. About fifteen minutes. */
export const theNextStepCourse: CourseContent = {
  title: { en: "The next step that closes", es: "El próximo paso que cierra" },
  summary: {
    en: "Four short lessons on the three habits that carry a deal: log the contact, agree the next step, keep the stage honest.",
    es: "Cuatro lecciones cortas sobre los tres hábitos que sostienen un negocio: registrar el contacto, acordar el próximo paso y mantener la etapa al día.",
  },
  passMarkPercent: 80,
  attemptsPerDayMax: 3,
  lessons: theNextStepLessons,
  questions: theNextStepQuestions,
};
