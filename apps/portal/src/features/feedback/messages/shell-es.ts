import type { Translation } from "../../../lib/messages";
import type { shell as en } from "./shell-en";

export const shell: Translation<typeof en> = {
  pages: { voice: "Voz" },
  today: {
    oldest: "El más antiguo sin respuesta es de {days, plural, =0 {hoy} one {ayer} other {hace # días}}.",
    title: "Lo dijiste, lo hicimos",
    said: "«{text}»",
    all: "Todo lo que se hizo",
    waiting: "Responder a {count, plural, one {un mensaje} other {# mensajes}}",
    answer: "Responder",
    age: "{days, plural, =0 {hoy} other {# d}}",
  },
  palette: { say: "Leer y apoyar lo que dicen los demás", receipt: "Consultar un mensaje anónimo" },
};
