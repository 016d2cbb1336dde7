import type { Localised } from "@arraigo/platform/contract";

export interface MessagePlan {
  weeksAgo: number;
  /** A unit's name, or everybody. */
  audience: "everybody" | string;
  subject: Localised;
  body: Localised;
  /** Share of the audience that opened it. */
  readShare: number;
}

/** What the sponsor said. Service has not heard anything for weeks, and the figures show it. */
export const messages: readonly MessagePlan[] = [
  {
    weeksAgo: 15,
    audience: "everybody",
    subject: {
      en: "Why we are changing how we work with customers",
      es: "Por qué cambiamos la forma de trabajar con los clientes",
    },
    body: {
      en: "Last year 1 customer in 5 told us the same thing twice. I want every one of them to say it once. The new workspace is how we get there, and I will be using it myself: if something in it gets in your way, say so, and you will get an answer from us.\n\nHelen",
      es: "El año pasado, 1 de cada 5 clientes nos contó lo mismo dos veces. Quiero que cada uno lo cuente una sola vez. El nuevo espacio de trabajo es el camino, y yo también lo voy a usar: si algo en él te estorba, dilo y tendrás respuesta.\n\nHelen",
    },
    readShare: 0.82,
  },
  {
    weeksAgo: 10,
    audience: "Sales · Bogotá",
    subject: {
      en: "You said it, we did it: one form, one question",
      es: "Lo dijiste, lo hicimos: un formulario, una pregunta",
    },
    body: {
      en: "You told us the new customer form asked for the industry twice. It asks once since this week. Keep telling us; this one took nine days.\n\nHelen",
      es: "Nos dijeron que el formulario de cliente nuevo pedía el sector dos veces. Desde esta semana lo pide una. Sigan diciéndolo: esto tardó nueve días.\n\nHelen",
    },
    readShare: 0.88,
  },
  {
    weeksAgo: 5,
    audience: "Sales · México",
    subject: { en: "Thank you for the next steps", es: "Gracias por los próximos pasos" },
    body: {
      en: "I looked at the board on Friday: more than half of your deals say what happens next and when. That is what a customer feels as being remembered.\n\nHelen",
      es: "El viernes miré el tablero: más de la mitad de sus negocios dicen qué sigue y cuándo. Eso es lo que un cliente siente cuando se le recuerda.\n\nHelen",
    },
    readShare: 0.74,
  },
];
