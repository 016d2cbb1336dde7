import type { CourseContent } from "../contract";

export const theNextStepQuestions: CourseContent["questions"] = [
  {
    kind: "multiple",
    prompt: {
      en: "Which three things belong in the line you log after a call?",
      es: "¿Qué tres cosas van en la línea que registras después de una llamada?",
    },
    explanation: {
      en: "Who, what came out of it, and what comes next. With these, somebody else can go on tomorrow; how long it took helps nobody.",
      es: "Quién, qué salió y qué sigue. Con eso otra persona puede continuar mañana; cuánto duró no le sirve a nadie.",
    },
    options: [
      { text: { en: "The contact you spoke to", es: "El contacto con quien hablaste" }, right: true },
      { text: { en: "How many minutes it took", es: "Cuántos minutos duró" }, right: false },
      { text: { en: "What came out of it", es: "Qué salió de ella" }, right: true },
      { text: { en: "What comes next, and when", es: "Qué sigue y cuándo" }, right: true },
    ],
  },
  {
    kind: "single",
    prompt: {
      en: "Which of these is worth logging?",
      es: "¿Cuál de estos merece registrarse?",
    },
    explanation: {
      en: "Log what whoever takes the customer over tomorrow would need. A worry about the delivery date decides deals; the others change nothing.",
      es: "Registra lo que necesitaría quien se hiciera cargo mañana. Una preocupación por la fecha de entrega decide negocios; lo demás no cambia nada.",
    },
    options: [
      { text: { en: "A missed call without a message", es: "Una llamada perdida sin mensaje" }, right: false },
      {
        text: { en: "The buyer worries about the delivery date", es: "A quien compra le preocupa la fecha de entrega" },
        right: true,
      },
      { text: { en: "You forwarded the brochure again", es: "Reenviaste el folleto otra vez" }, right: false },
      { text: { en: "A birthday greeting", es: "Una felicitación de cumpleaños" }, right: false },
    ],
  },
  {
    kind: "single",
    prompt: {
      en: "Which of these is a next step that closes?",
      es: "¿Cuál de estos es un próximo paso que cierra?",
    },
    explanation: {
      en: "It has a verb, a person, a day and the customer’s yes. The others lack at least one of the four.",
      es: "Tiene un verbo, una persona, un día y el sí del cliente. A los demás les falta al menos una de las cuatro partes.",
    },
    options: [
      { text: { en: "Keep in touch after the fair", es: "Seguir en contacto después de la feria" }, right: false },
      { text: { en: "Send the offer soon", es: "Enviar la oferta pronto" }, right: false },
      {
        text: {
          en: "On Thursday at ten I go through the offer with Marta; she has accepted",
          es: "El jueves a las diez repaso la oferta con Marta; ella ha aceptado",
        },
        right: true,
      },
      {
        text: { en: "Follow up in the second half of the month", es: "Hacer seguimiento en la segunda quincena" },
        right: false,
      },
    ],
  },
  {
    kind: "single",
    prompt: {
      en: "You sent three e-mails after the offer and got no answer. What happens to the stage?",
      es: "Enviaste tres correos tras la oferta y no hay respuesta. ¿Qué pasa con la etapa?",
    },
    explanation: {
      en: "A stage says what the customer did. They did nothing yet, so it stays, and the next step becomes getting an answer.",
      es: "La etapa dice qué hizo el cliente. Aún no ha hecho nada, así que no cambia, y el próximo paso es conseguir respuesta.",
    },
    options: [
      { text: { en: "It moves on: the work was done", es: "Avanza: el trabajo está hecho" }, right: false },
      { text: { en: "It stays until the customer moves", es: "No cambia hasta que se mueva el cliente" }, right: true },
      { text: { en: "It moves on at the end of the month", es: "Avanza a fin de mes" }, right: false },
    ],
  },
  {
    kind: "multiple",
    prompt: {
      en: "The buyer’s budget was cut by half. What do you do the same day?",
      es: "Han recortado a la mitad el presupuesto del cliente. ¿Qué haces ese mismo día?",
    },
    explanation: {
      en: "Log it, bring stage and amount back to the truth, and agree what happens next. Waiting for quarter-end only moves the bad news to a worse day.",
      es: "Regístralo, devuelve etapa e importe a la realidad y acuerda qué sigue. Esperar al cierre del trimestre solo lleva la mala noticia a un día peor.",
    },
    options: [
      { text: { en: "Log what you learned", es: "Registrar lo que has sabido" }, right: true },
      {
        text: {
          en: "Correct stage and amount, even backwards",
          es: "Corregir etapa e importe, aunque sea hacia atrás",
        },
        right: true,
      },
      {
        text: { en: "Leave it until the quarter is closed", es: "Dejarlo hasta que cierre el trimestre" },
        right: false,
      },
      {
        text: { en: "Agree a new next step with the customer", es: "Acordar un nuevo próximo paso con el cliente" },
        right: true,
      },
    ],
  },
  {
    kind: "single",
    prompt: {
      en: "On Friday you find a deal in the same stage for a month, its next step two weeks in the past. What comes first?",
      es: "El viernes encuentras un negocio que lleva un mes en la misma etapa y cuyo próximo paso venció hace dos semanas. ¿Qué va primero?",
    },
    explanation: {
      en: "Find out what is true: did the step happen, and what would have to be true for the deal to go on? Moving the date alone hides the silence.",
      es: "Averigua qué es cierto: ¿se dio el paso, y qué tendría que ocurrir para seguir? Cambiar solo la fecha esconde el silencio.",
    },
    options: [
      { text: { en: "Move the date two weeks ahead", es: "Mover la fecha dos semanas" }, right: false },
      {
        text: {
          en: "Call, ask what would have to be true to go on, and log the answer",
          es: "Llamar, preguntar qué tendría que ocurrir para seguir y registrar la respuesta",
        },
        right: true,
      },
      { text: { en: "Lower its probability and go on", es: "Bajar su probabilidad y seguir" }, right: false },
      { text: { en: "Send the brochure again", es: "Enviar de nuevo el folleto" }, right: false },
    ],
  },
];
