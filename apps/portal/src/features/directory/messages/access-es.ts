import type { Translation } from "../../../lib/messages";
import type { accessMessages as en } from "./access-en";

export const accessMessages: Translation<typeof en> = {
  may: {
    title: "Permisos",
    sentence: "Quién puede hacer <em>qué</em>, y con las fichas de quién.",
    sub: "Un cambio vale desde el siguiente clic de cada persona y queda en el registro de auditoría con lo que había antes. El rol de empleado lo tiene todo el mundo; quien tiene varios roles tiene el mayor de sus alcances.",
    modules: "Áreas",
    areas: {
      directory: "Personas",
      crm: "Clientes",
      telemetry: "Orígenes",
      training: "Aprendizaje",
      feedback: "Voz",
      change: "Despliegues",
      sponsorship: "Patrocinio",
      adoption: "Adopción",
    },
    changedHere: "{count, plural, one {uno cambiado} other {# cambiados}}",
    caption: "Permisos de {area}, por rol",
    permission: "Permiso",
    role: "Rol",
    choose: "{about}: {role}",
    default: "De serie: {reach}",
    back: "Volver a: {reach}",
    backNamed: "{about}, {role}: volver a {reach}",
    always: "Siempre",
    alwaysWhy: "Sin él nadie podría volver a cambiar nada aquí.",
    done: "{role}: {about} – ahora «{reach}».",
    reach: {
      none: "No",
      own: "Lo propio",
      reports: "Directos",
      team: "Equipo",
      unit: "Unidad",
      organisation: "Todo",
    },
    yes: "Sí",
    same: "Igual",
    legend: "Qué significan las palabras",
    why: {
      none: "El rol no da este permiso.",
      same: "No más de lo que tiene cualquier empleado.",
      own: "Lo que está a cargo de uno mismo o trata de uno mismo.",
      reports: "Lo propio y lo de quienes dependen directamente de uno.",
      team: "Lo propio y lo de todas las personas por debajo, sea cual sea el nivel.",
      unit: "Lo de todas las personas de su unidad organizativa y de las que cuelgan de ella. Si el rol se dio para una unidad, se trata de esa.",
      organisation:
        "Todo, también lo que no está a cargo de nadie. Un rol dado para una unidad no llega más allá de ella.",
    },
  },
};
