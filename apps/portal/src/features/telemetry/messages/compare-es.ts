import type { Translation } from "../../../lib/messages";
import type { usageCompare as en } from "./compare-en";

export const usageCompare: Translation<typeof en> = {
  title: "Frente a frente: {measure}",
  measure: "Cifra",
  who: "Quién",
  people: "Personas",
  inTime: "{who}, del {from} al {until}",
  take: "{first}: {one}. {second}: {other}.",
  unknown: "no se sabe",
  fewMoved: "omitido",
  fewMovedWhy:
    "Omitido: desde entonces llegaron o se fueron menos de {minimum, number} personas, y junto a lo de hoy se sabría qué hicieron.",
  gone: "ya no se conserva",
  csv: "Todos los grupos se protegen a la vez: con menos de {minimum, number} personas, o si algo delatara a un grupo así, no se muestra nada. De un día anterior no se dice quién está inactivo o no ha entrado nunca si desde entonces llegaron o se fueron menos de {minimum, number} personas. Actualizado: {at}.",
  measures: {
    frequency: "Días activos por semana",
    stickiness: "Constancia",
    working: "Constancia en días laborables",
    breadth: "Funciones usadas",
    depth: "Usos al día",
    idle: "Ningún día de 28",
    seldom: "De 1 a 7 días de 28",
    regular: "De 8 a 15 días de 28",
    daily: "16 días de 28 o más",
    active: "Personas activas",
    dormant: "Inactivas",
    never: "Nunca",
    back1: "Vuelven al siguiente",
    back2: "Vuelven a los dos",
    back3: "Vuelven a los tres",
    back4: "Vuelven a los cuatro",
  },
};
