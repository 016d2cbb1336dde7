import type { Translation } from "../../../lib/messages";
import type { definitions as en } from "./definitions-en";

export const definitions: Translation<typeof en> = {
  adoption: {
    title: "Tasa de adopción",
    what: "Personas que han adoptado el cambio y no lo han dejado, entre las personas incluidas ese día.",
    how: "Alguien lo ha adoptado cuando cada práctica obligatoria de su puesto es un hábito: objetivo cumplido en 3 de las últimas 4 semanas completas (15 de 20 días laborables, 2 de 3 meses). El hábito se pierde con 1 de 4 (5 de 20, 0 de 3). Las semanas de ausencia se saltan, no cuentan como fallo. Incluida: con contrato, con su oleada en marcha y un puesto al que se le pide algo.",
    interval: "El rango al lado es el intervalo de Wilson al 95 % (Wilson 1927).",
  },
  utilisation: {
    title: "Utilización",
    what: "Expectativas cumplidas entre todas las expectativas de las últimas cuatro semanas completas.",
    how: "Una expectativa es una práctica, una persona y un periodo completo en el que esa persona está incluida y no falta más de la mitad de sus días laborables. Las prácticas que se piden a muy pocas personas quedan fuera, y se dice.",
    interval: "El intervalo al 95 % toma como independientes a las personas, no sus expectativas (Cochran 1977).",
  },
  speed: {
    title: "Tiempo mediano hasta adoptar",
    what: "Días desde el arranque hasta que la mitad de las personas lo ha adoptado.",
    how: "Quien aún no ha llegado cuenta hasta hoy; quien se fue, hasta su último día (Kaplan y Meier 1958). «Sin alcanzar» significa que ha llegado menos de la mitad.",
    interval: "El intervalo al 95 % está en escala log-log (Brookmeyer y Crowley 1982).",
  },
  proficiency: {
    title: "Dominio",
    what: "La media de las partes que se conocen: evaluaciones, calidad de los datos y cambios de etapa sin saltarse el proceso.",
    how: "Una parte que nadie puede conocer aún queda fuera y se dice que falta. Nunca cuenta como cero.",
  },
  curve: {
    title: "Curva de adopción",
    what: "La tasa de adopción al final de cada semana completa y en el día de las cifras.",
    how: "Los datos que llegan tarde y las ausencias corregidas cambian el pasado: se recalcula toda la línea. El plan es lo previsto para las personas incluidas; quien espera su oleada no está en ninguna de las dos líneas.",
  },
  heat: {
    title: "Dónde está cada grupo",
    what: "De las personas a quienes se pide una práctica, la parte que llega a su objetivo en las últimas cuatro semanas completas.",
    how: "Llega quien suma tantos usos como se pedían en las semanas en que se pedía algo. Prácticas mensuales: el último mes completo.",
    interval:
      "Los grupos de menos de {minimum, number} personas se ocultan, y también cualquier grupo con el que se pudieran calcular: entre equipos, oleadas y puestos, detalles y descargas.",
  },
  states: {
    title: "Dónde está una persona",
    what: "En espera: su oleada no ha arrancado. Sin empezar: aún ningún uso. Probando: algún uso, sin llegar nunca al objetivo. En desarrollo: objetivo cumplido alguna vez. Adoptado: es un hábito. Abandonado: lo era y ya no.",
    how: "La semana en curso se muestra y nunca se cuenta. Una sola semana floja no crea ni rompe un hábito.",
  },
};
