import type { Translation } from "../../../lib/messages";
import type { preview as en } from "./preview-en";

export const preview: Translation<typeof en> = {
  title: "Lo que habría contado.",
  did: "En las últimas doce semanas completas {did, plural, =0 {nadie} one {# persona} other {# personas}} de {asked} lo {did, plural, =0 {hizo} one {hizo} other {hicieron}}.",
  didSince:
    "Desde el {since}, {did, plural, =0 {nadie} one {# persona} other {# personas}} de {asked} lo {did, plural, =0 {hizo} one {hizo} other {hicieron}}.",
  gone: "Las propiedades se buscan en los usos sueltos, que se conservan desde el {since}. Lo anterior no se sabe.",
  tooFewAsked: "Menos de {minimum} personas tienen este puesto, así que no se muestra ninguna cifra.",
  tooFewDid:
    "De {asked} personas, fueron tan pocas las que lo hicieron, o las que no, en doce semanas que no se muestra ninguna cifra: nunca de menos de {minimum}.",
  bars: "Personas que habrían alcanzado el objetivo, por periodo",
  met: "{met} de {asked} lo alcanzaron",
  active: "{people, plural, one {# lo hizo} other {# lo hicieron}}",
  hidden: "muy pocas para mostrarlo",
  unknown: "no se sabe",
};
