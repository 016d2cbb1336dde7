import type { SameKeys } from "@arraigo/platform";
import type { en } from "./en";

const status =
  "{to, select, under_review {en revisión} planned {planificado} done {hecho} declined {descartado} other {recibido}}";

export const es: SameKeys<typeof en> = {
  errors: {
    MoveNotPossible:
      "Este mensaje está {from, select, received {recibido} under_review {en revisión} planned {planificado} done {hecho} other {descartado}}; no puede pasar a {to, select, received {recibido} under_review {en revisión} planned {planificado} done {hecho} other {descartado}}. Recarga para ver qué ha pasado entretanto.",
    OwnPost: "Este mensaje es tuyo; pueden apoyarlo los demás.",
    ReceiptUnknown: "Ningún mensaje tiene este recibo. Comprueba que copiaste los 26 caracteres.",
    PlaceUnknown: "Esta lista ha cambiado. Ábrela de nuevo desde el principio.",
    AnonymousPostsExhausted: "Hoy han llegado tantos mensajes anónimos que ya no se admiten más. Inténtalo mañana.",
  },
  notices: {
    postMoved: `Tu mensaje «{excerpt}» ahora está ${status}: {reason}`,
    supportedPostMoved: `«{excerpt}», que apoyaste, ahora está ${status}: {reason}`,
    postAnswered: "Han respondido a tu mensaje «{excerpt}»: {answer}",
  },
  permissions: {
    post_read: "Leer lo que dice la gente",
    post_submit: "Plantear problemas, ideas y preguntas",
    post_vote: "Apoyar lo que ha dicho otra persona",
    post_move: "Pasar aportaciones a otro estado",
    post_answer: "Responder aportaciones en nombre de la organización",
  },
};
