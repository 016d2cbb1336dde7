import type { CourseContent } from "../contract";

export const theNextStepLessons: CourseContent["lessons"] = [
  {
    title: { en: "Ten seconds after the call", es: "Diez segundos después de la llamada" },
    minutes: 3,
    body: {
      en: `Memory is a poor archive. An hour after a call you still know how it felt; the day after, you have lost the half-sentence that mattered: “if it were ready before the audit…”.

## Log it while it is warm

Right after you hang up, write one line, the way you would say it to a colleague:

- **who**: the contact, not only the company
- **what came out of it**: what they decided, asked or worried about
- **what comes next**: and when

“Called Marta Quiroz, wants the offer on Tuesday” is enough. The three things are in it, and it takes ten seconds.

## What is worth a line

Log what somebody would need who takes the customer over tomorrow: calls, meetings, answers to an offer, complaints. A greeting, a forwarded attachment or a missed call without a message is not worth one.

## What you get for it

Nobody asks you on Friday what happened on Monday. Whoever covers your holiday does not call you on the beach. And you remember the half-sentence.`,
      es: `La memoria es un mal archivo. Una hora después de la llamada aún sabes cómo fue; al día siguiente has perdido la media frase que importaba: «si estuviera listo antes de la auditoría…».

## Regístralo en caliente

Nada más colgar, escribe una línea, tal como se lo contarías a un compañero:

- **quién**: el contacto, no solo la empresa
- **qué salió**: qué decidió, preguntó o le preocupa
- **qué sigue**: y cuándo

«Llamé a Marta Quiroz, quiere la oferta el martes» basta. Ahí están las tres cosas, y lleva diez segundos.

## Qué merece una línea

Registra lo que necesitaría quien se hiciera cargo del cliente mañana: llamadas, reuniones, respuestas a una oferta, quejas. Un saludo, un adjunto reenviado o una llamada perdida sin mensaje no la merecen.

## Qué ganas tú

Nadie te pregunta el viernes qué pasó el lunes. Quien cubre tus vacaciones no te llama a la playa. Y tú recuerdas la media frase.`,
    },
  },
  {
    title: { en: "A next step has four parts", es: "Un próximo paso tiene cuatro partes" },
    minutes: 4,
    body: {
      en: `Most deals are not lost to a competitor. They are lost to silence: both sides believed that the other would call.

## The four parts

1. **A verb**: send, show, sign, decide. “Follow up” is not a verb, it is a hope.
2. **A person**: who does it, on our side or on theirs.
3. **A day**: a date that stands in both calendars.
4. **Their yes**: the customer knows of it and agreed.

## Compare

- “Keep in touch”: no verb, no day, nobody’s.
- “Send the offer on Tuesday”: better. Do they expect it on Tuesday?
- “On Tuesday I send the offer, on Thursday at ten we go through it with Marta and purchasing; she has accepted”: that one closes.

## Small is good

A next step need not be large. “She asks her boss by Friday who signs” moves a deal further than a presentation nobody asked for. If you cannot get even a small one, you have learned something about the deal. Write that down too.`,
      es: `La mayoría de los negocios no se pierden ante un competidor. Se pierden en el silencio: cada parte creía que llamaría la otra.

## Las cuatro partes

1. **Un verbo**: enviar, mostrar, firmar, decidir. «Hacer seguimiento» no es un verbo, es una esperanza.
2. **Una persona**: quién lo hace, de nuestro lado o del suyo.
3. **Un día**: una fecha que está en las dos agendas.
4. **Su sí**: el cliente lo sabe y está de acuerdo.

## Compara

- «Seguir en contacto»: sin verbo, sin día y de nadie.
- «Enviar la oferta el martes»: mejor. ¿La espera el martes?
- «El martes envío la oferta y el jueves a las diez la repasamos con Marta y compras; ella ha aceptado»: ese cierra.

## Lo pequeño vale

Un próximo paso no tiene que ser grande. «Antes del viernes le pregunta a su jefe quién firma» hace avanzar un negocio más que una presentación que nadie pidió. Si no consigues ni uno pequeño, has aprendido algo sobre el negocio. Escríbelo también.`,
    },
  },
  {
    title: { en: "A stage says what the customer did", es: "La etapa dice qué hizo el cliente" },
    minutes: 3,
    body: {
      en: `A stage is not a feeling, and not a reward for effort. It says how far **the customer** has come.

## Ask what they did

- They told you the problem and what it costs them: you can qualify it.
- They asked for a price for something definite: now an offer makes sense.
- They answered the offer with conditions: now you negotiate.
- You sent three e-mails and they opened none: you worked, they did not move. The stage stays.

## Why some stages ask for something

Before an opportunity enters certain stages, the system asks for what is needed there, such as an amount, a closing date or the next step. It is not paperwork: deals that skip the question come back to it later, when it is more expensive. Answer it while it is cheap.

## Moving back is honest

When the buyer leaves or the budget is cut, move the opportunity back the same day. A forecast with a few honest steps back is worth more to your colleagues in planning than one that always looks good and then collapses in the last week.`,
      es: `La etapa no es una sensación ni un premio al esfuerzo. Dice hasta dónde ha llegado **el cliente**.

## Pregunta qué hizo

- Te contó el problema y lo que le cuesta: puedes cualificarlo.
- Pidió precio para algo concreto: ahora tiene sentido una oferta.
- Respondió a la oferta con condiciones: ahora negocias.
- Enviaste tres correos y no abrió ninguno: tú trabajaste, él no se movió. La etapa no cambia.

## Por qué algunas etapas piden algo

Antes de que una oportunidad entre en ciertas etapas, el sistema pide lo que allí hace falta, como un importe, una fecha de cierre o el próximo paso. No es papeleo: los negocios que se saltan la pregunta vuelven a ella más tarde, cuando sale más cara. Contéstala mientras cuesta poco.

## Retroceder es honesto

Si se va quien compraba o recortan el presupuesto, haz retroceder la oportunidad ese mismo día. A tus compañeros de planificación les sirve más una previsión con algún paso atrás sincero que una que siempre luce bien y se hunde en la última semana.`,
    },
  },
  {
    title: { en: "Fifteen minutes on Friday", es: "Quince minutos el viernes" },
    minutes: 3,
    body: {
      en: `The three habits hold when they have a place in the week. Fifteen minutes are enough; Friday before lunch is a good time.

## The round

1. **Open your board** and look only at your own opportunities.
2. **No next step?** Agree one, or ask yourself honestly whether it is still a deal.
3. **Next step in the past?** It happened and is not logged, or it did not happen. Either way it takes one line.
4. **Same stage for a month?** Call, and ask what would have to be true for it to go on.
5. **Close what is dead.** “Lost: project postponed to next year” is good news for your Monday.

## Rules of thumb

- If more than one in five of your deals has no next step, start there.
- A deal nobody has spoken to for thirty days is colder than you think.
- Ten true opportunities are better than thirty wishful ones.

## And when the system stands in your way

Press **F** on any screen and say so. It goes to the people who can change it, and you will hear what became of it.`,
      es: `Los tres hábitos aguantan cuando tienen su sitio en la semana. Bastan quince minutos; el viernes antes de comer es buen momento.

## La ronda

1. **Abre tu tablero** y mira solo tus oportunidades.
2. **¿Sin próximo paso?** Acuerda uno, o pregúntate con franqueza si aún es un negocio.
3. **¿El próximo paso ya pasó?** O se hizo y no está registrado, o no se hizo. En ambos casos es una línea.
4. **¿Un mes en la misma etapa?** Llama y pregunta qué tendría que ocurrir para seguir.
5. **Cierra lo que está muerto.** «Perdida: aplazan el proyecto al año que viene» es una buena noticia para tu lunes.

## Reglas sencillas

- Si más de uno de cada cinco negocios no tiene próximo paso, empieza por ahí.
- Un negocio con el que nadie habla desde hace treinta días está más frío de lo que crees.
- Diez oportunidades de verdad valen más que treinta deseos.

## Y si el sistema te estorba

Pulsa **F** en cualquier pantalla y dilo. Llega a quienes pueden cambiarlo, y sabrás qué pasó con ello.`,
    },
  },
];
